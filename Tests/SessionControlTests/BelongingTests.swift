import Foundation
import Glibc
import Identity
import Platform
import Testing

@Suite struct `Whose a process is` {
    private func belongs(_ process: ProcessIdentity, to uid: UInt32) throws -> Bool {
        guard let folder = try ProcessFolder.open(process) else { throw POSIXError(.ESRCH) }
        return try folder.belongs(to: UserID(rawValue: uid))
    }

    @Test func `is told by its real uid`() throws {
        let own = try #require(try ProcessEntry.read(getpid())).identity
        let (isOwn, isAnothers) = (try belongs(own, to: getuid()), try belongs(own, to: getuid() + 1))
        #expect(isOwn && !isAnothers)
    }

    @Test(.enabled(if: SubordinateProcess.isPossible), arguments: [false, true])
    func `is told by who owns its user namespace, or one around that`(isNested: Bool) throws {
        let process = try SubordinateProcess(of: UserID(rawValue: 1_001), isNested: isNested)
        let told = try [1_001, SubordinateProcess.uid.rawValue, 1_002, 0].map {
            try belongs(process.identity, to: $0)
        }
        #expect(told == [true, true, false, false])
    }

    @Test(.enabled(if: SubordinateProcess.isPossible))
    func `is root where root's own has gone into somebody's namespace`() throws {
        let process = try SubordinateProcess(of: UserID(rawValue: 1_001))
        let visitor = try LiveProcess(
            "exec nsenter --user=/proc/\(process.identity.pid)/ns/user --preserve-credentials sleep 600")
        while try SubordinateProcess.space("self") == SubordinateProcess.space("\(visitor.pid)") {
            usleep(1_000)
        }
        let identity = try #require(try visitor.identity())
        let (isUsers, isRoots) = (try belongs(identity, to: 1_001), try belongs(identity, to: 0))
        #expect(!isUsers && isRoots)
    }
}
