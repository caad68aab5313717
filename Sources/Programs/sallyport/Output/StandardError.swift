import Platform

/// Where complaints and progress go, so that answers can be piped.
enum StandardError {
    static func write(_ text: String) {
        let descriptor = Descriptor(owning: 2)
        // Nobody is left to be told that even this failed.
        try? descriptor.writeAll(Array(text.shown().utf8))
        _ = descriptor.release()
    }
}
