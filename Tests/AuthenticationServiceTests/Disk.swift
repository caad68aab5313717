import Foundation

/// A small file system in memory for a ``Place``, which can be made read-only and writable again.
final class Disk: Sendable {
    static let needed = "SKIPPED: this test mounts a tmpfs, so it needs root and CAP_SYS_ADMIN"
    static let isPossible = (try? Disk(of: Place())) != nil

    /// Goes after the disk: a folder that is mounted on cannot be removed.
    private let place: Place
    private var path: String { place.state }

    /// Mounts it where the accounts will be.
    init(of place: Place) throws {
        self.place = place
        let path = place.state
        try Self.run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", path)
    }

    deinit {
        try? Self.run("umount", "-l", path)
    }

    func makeReadOnly() throws { try Self.run("mount", "-o", "remount,ro", path) }
    func makeWritable() throws { try Self.run("mount", "-o", "remount,rw", path) }

    private struct Failed: Error {}

    private static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
    }
}
