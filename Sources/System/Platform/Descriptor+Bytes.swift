internal import CPlatform

extension Descriptor {
    /// Reads what is there, at most `count` bytes; none means the end.
    package func read(upTo count: Int) throws(PlatformError) -> [UInt8] {
        // SAFETY: the kernel writes into the buffer, and no further.
        try unsafe fillOnce(count, "read") { buffer in
            unsafe platform_read(number, buffer.baseAddress, buffer.count)
        }
    }

    /// Reads up to the end, or up to `limit` bytes.
    package func readAll(atMost limit: Int) throws(PlatformError) -> [UInt8] {
        var all: [UInt8] = []
        while all.count < limit {
            let more = try read(upTo: min(limit - all.count, 65_536))
            guard !more.isEmpty else { break }
            all += more
        }
        return all
    }

    /// Reads `count` bytes from `offset` on; fewer only at the end of the file.
    package func read(_ count: Int, at offset: Int) throws(PlatformError) -> [UInt8] {
        var all = try readOnce(count, at: offset)
        var more = all
        while !more.isEmpty, all.count < count {
            more = try readOnce(count - all.count, at: offset + all.count)
            all += more
        }
        return all
    }

    private func readOnce(_ count: Int, at offset: Int) throws(PlatformError) -> [UInt8] {
        // SAFETY: the kernel writes into the buffer, and no further.
        try unsafe fillOnce(count, "pread") { buffer in
            unsafe platform_read_at(number, buffer.baseAddress, buffer.count, offset)
        }
    }

    /// Reads `count` bytes from `offset` on if the kernel has them all in memory, and else nil; never waits.
    package func readIfCached(_ count: Int, at offset: Int) -> [UInt8]? {
        // SAFETY: the kernel writes into the buffer, and no further.
        let bytes = try? unsafe fillOnce(count, "preadv2") { buffer in
            unsafe platform_read_cached(number, buffer.baseAddress, buffer.count, offset)
        }
        guard let bytes, bytes.count == count else { return nil }
        return bytes
    }

    package func writeAll(_ bytes: [UInt8]) throws(PlatformError) {
        var written = 0
        while written < bytes.count {
            let rest = bytes.span.extracting(written...)
            // SAFETY: the kernel reads the bytes of the span and keeps no pointer.
            let result = unsafe rest.withUnsafeBytes {
                unsafe platform_write(number, $0.baseAddress, $0.count)
            }
            written += try PlatformError.check(result, "write")
        }
    }

    /// Writes with one `pwrite`, and returns how many bytes the kernel took.
    package func write(_ bytes: Span<UInt8>, at offset: Int) throws(PlatformError) -> Int {
        // SAFETY: the kernel reads the bytes of the span and keeps no pointer.
        let result = unsafe bytes.withUnsafeBytes {
            unsafe platform_write_at(number, $0.baseAddress, $0.count, offset)
        }
        return try PlatformError.check(result, "pwrite")
    }

    /// Makes an array of what one call put into a buffer of `capacity` bytes; the call returns how many, or -errno.
    func fillOnce(
        _ capacity: Int, _ operation: String, _ call: (UnsafeMutableRawBufferPointer) -> Int
    ) throws(PlatformError) -> [UInt8] {
        var result = 0
        // SAFETY: the call has written as many bytes as it returns, from the start of the buffer.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            let room = unsafe UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: capacity)
            result = unsafe call(room)
            filled = max(0, result)
        }
        try PlatformError.check(result, operation)
        return bytes
    }
}
