internal import CPlatform

/// A file that somebody else made and that is read as a whole: settings, a key.
///
/// Nothing but a regular file is read, so that a FIFO or a device in its place cannot make us wait.
package struct RegularFile: ~Copyable {
    package enum ReadError: Error, Hashable, Sendable {
        case system(PlatformError)
        case notRegular(path: String)
        case tooLarge(path: String, limit: Int)
    }

    /// Owner and mode, as they were when the file was read.
    package let status: FileStatus
    package private(set) var bytes: [UInt8]

    /// Reads the file at `path`, of at most `limit` bytes; without `followingLink`, a symbolic link is ELOOP.
    package static func read(
        path: String, atMost limit: Int, followingLink: Bool = true
    ) throws(ReadError) -> RegularFile {
        let found: (bytes: [UInt8], status: FileStatus)
        do {
            found = try load(path, limit, followingLink)
        } catch {
            throw .system(PlatformError(operation: error.operation, path: path, errno: error.errno))
        }
        guard found.status.kind == .regular else { throw .notRegular(path: path) }
        guard found.bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        return RegularFile(status: found.status, bytes: found.bytes)
    }

    /// Reads a file that holds a secret: once `body` has it, the bytes are wiped.
    package static func withSecret<Result>(
        path: String, atMost limit: Int, _ body: (Span<UInt8>, FileStatus) -> Result
    ) throws(ReadError) -> Result {
        var file = try read(path: path, atMost: limit, followingLink: true)
        defer { file.wipe() }
        return body(file.bytes.span, file.status)
    }

    /// One byte beyond the limit tells that the file is too large; of anything but a regular file, none is read.
    private static func load(
        _ path: String, _ limit: Int, _ followingLink: Bool
    ) throws(PlatformError) -> (bytes: [UInt8], status: FileStatus) {
        let file = try Descriptor(path: path, followingLink ? [.read] : [.read, .refuseLink])
        let status = try file.status()
        guard status.kind == .regular else { return ([], status) }
        return (try file.read(limit + 1, at: 0), status)
    }

    private mutating func wipe() {
        // SAFETY: the call writes zeros over the array's bytes, which are ours alone, and no further.
        unsafe bytes.withUnsafeMutableBytes { unsafe platform_wipe($0.baseAddress, $0.count) }
    }
}
