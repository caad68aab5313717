import Glibc
import Identity
import Platform
import Testing

@testable import sallyport

/// Folders are anybody's: one may have as many names as a disk holds, on each of a hundred levels.
@Suite struct `The walk over the files of a host` {
    private static let uid = UserID(rawValue: 4_242)
    private let host = TemporaryFolder()

    private func walk(
        _ bounds: FileWalk.Bounds, clock: @escaping () -> Int64 = BootClock.milliseconds
    ) -> FileWalk {
        FileWalk(Self.uid, HostTree(root: host.path), RemoteMounts(mountinfo: []), bounds, clock: clock)
    }

    private func write(_ count: Int, in folder: String) throws {
        for number in 0..<count {
            try host.write("x", to: "\(folder)/\(number)", owner: Self.uid.rawValue)
        }
    }

    @Test func `takes so many names of one folder, and goes on with the next`() throws {
        try write(5, in: "srv")
        try write(2, in: "opt")
        var walk = walk(FileWalk.Bounds(names: 3))
        #expect(walk.count("/srv").files == 3 && walk.stoppedEarly)
        #expect(walk.count("/opt").files == 2)
    }

    @Test func `says nothing of a folder that has just as many`() throws {
        try write(3, in: "srv")
        var walk = walk(FileWalk.Bounds(entries: 3, names: 3))
        #expect(walk.count("/srv").files == 3 && !walk.stoppedEarly)
    }

    @Test func `counts names off when they are read, not when they are looked at`() throws {
        try write(2, in: "srv/a")
        try write(2, in: "srv/b")
        var walk = walk(FileWalk.Bounds(entries: 3))
        // Both folders stand for two of the three.
        #expect(walk.count("/srv").files == 1 && walk.stoppedEarly)
    }

    @Test func `looks at the clock while it reads names`() throws {
        try write(10, in: "srv")
        var now: Int64 = 0
        var walk = walk(FileWalk.Bounds(milliseconds: 5)) {
            now += 1
            return now
        }
        // The time is over before the first file is looked at.
        #expect(walk.count("/srv").files == 0 && walk.stoppedEarly)
    }
}
