internal import CPlatform
internal import Glibc

/// For folders of anybody's making, in which names need not be text.
extension Directory {
    /// Opens the folder `name` in `parent`; a link in its place is refused (ELOOP or ENOTDIR).
    package init(named name: PathBytes, in parent: borrowing Directory) throws(PlatformError) {
        let options: OpenOptions = [.read, .folder, .refuseLink]
        let bytes = name.bytes + [0]
        // SAFETY: `bytes` end with a NUL and live until the call returns, which reads no more and keeps nothing of them.
        let result = unsafe bytes.withUnsafeBytes { bytes in
            unsafe platform_open(
                parent.descriptor.number, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                options.rawValue, 0)
        }
        descriptor = Descriptor(owning: try PlatformError.check(result, "open", name.shown))
    }

    /// What is at `name`, a link itself included; nil if nothing is.
    package func status(of name: PathBytes) throws(PlatformError) -> FileStatus? {
        var status = platform_status()
        let bytes = name.bytes + [0]
        // SAFETY: `bytes` end with a NUL; the call reads no more, fills `status`, which it may, and keeps no pointer.
        let result = unsafe bytes.withUnsafeBytes { bytes in
            unsafe platform_status_at(
                descriptor.number, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), &status)
        }
        guard result != -ENOENT else { return nil }
        try PlatformError.check(result, "fstatat", name.shown)
        return FileStatus(status)
    }
}
