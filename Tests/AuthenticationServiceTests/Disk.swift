import Glibc

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
        // SAFETY: the kernel reads the NUL-terminated copies that Swift makes for the call.
        guard unsafe mount("tmpfs", place.state, "tmpfs", 0, "size=1m,mode=0700") == 0 else { throw Failed() }
    }

    deinit {
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        _ = unsafe umount2(path, Int32(MNT_DETACH))
    }

    func makeReadOnly() throws { try remount(UInt(MS_RDONLY)) }
    func makeWritable() throws { try remount(0) }

    private struct Failed: Error {}

    private func remount(_ flags: UInt) throws {
        // SAFETY: the kernel reads the NUL-terminated copies that Swift makes for the call.
        let result = unsafe mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT) | flags, "size=1m")
        guard result == 0 else { throw Failed() }
    }
}
