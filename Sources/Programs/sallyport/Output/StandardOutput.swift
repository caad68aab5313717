import Platform

/// Where answers go; unlike `print`, it tells when they do not arrive.
enum StandardOutput {
    /// Writes the lines at once, and keeps nothing back.
    static func write(_ lines: [String]) throws(PlatformError) {
        let descriptor = Descriptor(owning: 1)
        do throws(PlatformError) {
            try descriptor.writeAll(Array(lines.map { $0 + "\n" }.joined().shown().utf8))
        } catch {
            _ = descriptor.release()
            throw error
        }
        _ = descriptor.release()
    }
}
