import Foundation
import Glibc
import Identity
import Platform

/// A process of a uid that is subordinate to another one, as `unshare --map-auto` makes it.
final class SubordinateProcess {
    static let uid = UserID(rawValue: 100_000)

    private let process: LiveProcess
    let identity: ProcessIdentity

    /// Root maps the uid as newuidmap does; then the process takes it, and where it is `nested` makes a namespace of its own.
    init(of user: UserID, isNested: Bool = false) throws {
        let wait = "while [ -z \"$(cat /proc/self/uid_map)\" ]; do sleep 0.01; done"
        let end = "\(isNested ? "unshare --user " : "")sleep 600"
        process = try LiveProcess(
            "exec setpriv --reuid=\(user) --clear-groups unshare --user --keep-caps "
                + "sh -c '\(wait); exec setpriv --reuid=0 --regid=0 --clear-groups \(end)'")
        let folder = "/proc/\(process.pid)"
        while try Self.space("self") == Self.space("\(process.pid)") { usleep(1_000) }
        for map in ["gid_map", "uid_map"] {
            try Data("0 \(Self.uid) 1".utf8).write(to: URL(filePath: "\(folder)/\(map)"))
        }
        while FileManager.default.contents(atPath: "\(folder)/comm") != Data("sleep\n".utf8) {
            guard process.isAlive else { throw POSIXError(.ECHILD) }
            usleep(1_000)
        }
        guard let identity = try process.identity() else { throw POSIXError(.ESRCH) }
        self.identity = identity
    }

    static func space(_ process: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/ns/user")
    }

    /// Whether root can do so here.
    static var isPossible: Bool {
        guard getuid() == 0 else { return false }
        let script = "exec setpriv --reuid=1001 --clear-groups unshare --user --keep-caps true"
        return (try? LiveProcess(script)).map { $0.status() == 0 } ?? false
    }
}
