import Glibc

/// Writes whole lines to a descriptor that somebody else opened, such as standard error.
enum OutputDescriptor {
    /// Returns false if a part of the line could not be written.
    static func write(line: String, to descriptor: Int32) -> Bool {
        let bytes = Array((line + "\n").utf8)
        var written = 0
        while written < bytes.count {
            // SAFETY: the buffer is as long as it says, and lives until the call is over.
            let count = unsafe bytes[written...].withUnsafeBytes { rest in
                unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
