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

    private func files(_ place: String, _ walk: inout FileWalk) -> Int {
        walk.look(below: place).reduce(0) { $0 + $1.count.files }
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
        #expect(files("/srv", &walk) == 3 && walk.stoppedEarly)
        #expect(files("/opt", &walk) == 2)
    }

    @Test func `says nothing of a folder that has just as many`() throws {
        try write(3, in: "srv")
        var walk = walk(FileWalk.Bounds(entries: 3, names: 3))
        #expect(files("/srv", &walk) == 3 && !walk.stoppedEarly)
    }

    @Test func `counts names off when they are read, not when they are looked at`() throws {
        try write(2, in: "srv/a")
        try write(2, in: "srv/b")
        var walk = walk(FileWalk.Bounds(entries: 3))
        // Both folders stand for two of the three.
        #expect(files("/srv", &walk) == 1 && walk.stoppedEarly)
    }

    @Test func `looks at the clock while it reads names`() throws {
        try write(10, in: "srv")
        var now: Int64 = 0
        var walk = walk(FileWalk.Bounds(milliseconds: 5)) {
            now += 1
            return now
        }
        // The time is over before the first file is looked at.
        #expect(files("/srv", &walk) == 0 && walk.stoppedEarly)
    }

    @Test func `tells what is on a file system of its own as a place of its own`() throws {
        let name = "sallyport-walk-\(UInt64.random(in: 0 ... .max))"
        let shared = try Directory(path: "/dev/shm")
        let around = try Directory(path: "/dev").descriptor.status().device
        try #require(try shared.descriptor.status().device != around, "/dev/shm is no mount here")
        let owner = UserID(rawValue: 3_000_000_000 + UInt32.random(in: 0..<1_000_000))
        _ = try shared.makeFolder(name)
        // SAFETY: the paths are NUL-terminated and live until the calls return.
        defer { unsafe rmdir("/dev/shm/\(name)") }
        #expect(unsafe chown("/dev/shm/\(name)", owner.rawValue, 0) == 0)
        var walk = FileWalk(owner, HostTree(root: ""), RemoteMounts(mountinfo: []))
        let found = walk.look(below: "/dev").filter { $0.count.files > 0 }
        #expect(found == [FileWalk.Found(place: PathBytes("/dev/shm"), count: FileWalk.Count(files: 1))])
    }

    @Test func `tells of what is there and does not open`() throws {
        try host.write("", to: "srv/none")
        try host.link("tmp", to: "tmp")
        var walk = walk(FileWalk.Bounds())
        #expect(walk.look(below: "/tmp") == [] && walk.unread.map(\.place) == [PathBytes("/tmp")])
        #expect(walk.look(below: "/missing") == [] && walk.unread.count == 1)
    }
}
