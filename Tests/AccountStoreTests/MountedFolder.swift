import Foundation
import Glibc
import TestSupport

/// A small file system in memory, which a test can fill and make read-only.
final class MountedFolder: Sendable {
    /// Why a test that needs one is skipped.
    static let needed = "SKIPPED: this test mounts a tmpfs, so it needs root and CAP_SYS_ADMIN"
    static let isPossible = geteuid() == 0 && (try? MountedFolder(kilobytes: 64)) != nil

    let path: String
    private let parent: TemporaryFolder

    init(kilobytes: Int) throws {
        parent = try TemporaryFolder()
        path = parent("mounted")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Command.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path)
    }

    deinit {
        try? Command.run("umount", "-l", path)
    }

    func makeReadOnly() throws {
        try Command.run("mount", "-o", "remount,ro", path)
    }

    /// Takes all the space that is left.
    func fill() {
        try? Command.run("dd", "if=/dev/zero", "of=\(path)/filling", "bs=4096")
    }
}
