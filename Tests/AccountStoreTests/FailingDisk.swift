import Foundation
import TestSupport

/// An ext4 whose blocks can no longer be written: its image is a file with holes, on a file system that is full.
final class FailingDisk: Sendable {
    static let needed = "SKIPPED: this test mounts an image, so it needs root, a loop device and mkfs.ext4"
    static let isPossible = (try? FailingDisk()) != nil

    let path: String
    private let parent: TemporaryFolder
    private let memory: MountedFolder
    private var image: String { memory.path + "/image" }

    init() throws {
        memory = try MountedFolder(kilobytes: 16_384)
        parent = try TemporaryFolder()
        path = parent("mounted")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Command.run("truncate", "-s", "8M", image)
        try Command.run("/usr/sbin/mkfs.ext4", "-q", "-O", "^has_journal", image)
        try Command.run("mount", "-o", "loop", image, path)
    }

    deinit {
        try? Command.run("umount", "-l", path)
    }

    /// From now on, what is written stays in the kernel's memory and fails when it is synced.
    func breakDown() throws {
        try Command.run("sync", "-f", path)
        try Command.run("fallocate", "--punch-hole", "-o", "0", "-l", "8388608", image)
        memory.fill()
    }
}
