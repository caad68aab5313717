internal import CLibcrypto

/// Bytes that nobody may see: fixed at birth, never printed or encoded, wiped when the last owner lets go.
///
/// They live in libcrypto's secure heap (``SecureHeap``): locked, left out of core dumps, fenced by guard
/// pages. Where no heap was reserved they live in ordinary memory and are wiped all the same. What a
/// computation spreads over registers and its own stack nobody wipes: the first defence is that only the
/// daemon may read its own memory.
@safe package final class Secret: Sendable {
    package let count: Int
    private let capacity: Int
    // SAFETY: written during `init` alone, read until `deinit`, and never handed out beyond `withBytes`.
    private nonisolated(unsafe) let address: UnsafeMutablePointer<UInt8>

    /// Makes as many bytes as `write` appends, at most `capacity`, in the memory where they stay.
    ///
    /// - Throws: ``CryptographyError/outOfSecureMemory`` when the reserved heap is full.
    package init(
        capacity: Int, writtenBy write: (inout OutputSpan<UInt8>) -> Void
    ) throws(CryptographyError) {
        // No address comes of an allocation of no bytes.
        let capacity = max(1, capacity)
        // SAFETY: zeroed, so initialized whatever is written.
        guard let memory = unsafe CRYPTO_secure_zalloc(capacity, "Cryptography", 0) else {
            throw .outOfSecureMemory
        }
        self.capacity = capacity
        unsafe address = memory.assumingMemoryBound(to: UInt8.self)
        // SAFETY: the allocation has `capacity` bytes, and nobody else knows it yet.
        let buffer = unsafe UnsafeMutableBufferPointer(start: address, count: capacity)
        var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
        write(&output)
        count = unsafe output.finalize(for: buffer)
    }

    deinit {
        // SAFETY: allocated by the matching function, and no span of it outlives `withBytes`.
        unsafe CRYPTO_secure_clear_free(address, capacity, "Cryptography", 0)
    }

    /// Lends the bytes for the duration of `body`.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: initialized from the start, `count` bytes long, and kept alive by `self` until `body`
        // returns.
        let buffer = unsafe UnsafeBufferPointer(start: address, count: count)
        return try unsafe body(buffer.span)
    }
}

extension Secret {
    /// Makes `count` bytes, zero at first, that `fill` may change.
    package convenience init(
        count: Int, filledBy fill: (inout MutableSpan<UInt8>) -> Void
    ) throws(CryptographyError) {
        try self.init(capacity: count) { output in
            output.append(repeating: 0, count: count)
            var bytes = output.mutableSpan
            fill(&bytes)
        }
    }

    /// Copies bytes that stay where they are, too; prefer ``init(moving:)`` for an array of one's own.
    package convenience init(copying bytes: Span<UInt8>) throws(CryptographyError) {
        try self.init(capacity: bytes.count) { output in
            for position in bytes.indices { output.append(bytes[position]) }
        }
    }

    package convenience init(copying bytes: [UInt8]) throws(CryptographyError) {
        try self.init(copying: bytes.span)
    }

    /// Takes the bytes over: they are copied, then overwritten where they were, and `bytes` is empty.
    ///
    /// Copies of the array that others hold are not reached.
    package convenience init(moving bytes: inout [UInt8]) throws(CryptographyError) {
        defer {
            Self.wipe(&bytes)
            bytes = []
        }
        try self.init(copying: bytes.span)
    }

    private static func wipe(_ bytes: inout [UInt8]) {
        // SAFETY: the pointer is used before the closure returns, within its buffer.
        unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
}

extension Secret: CustomStringConvertible, CustomReflectable {
    /// How many bytes, never which.
    package var description: String { "Secret(\(count) bytes)" }

    /// Nothing for `dump` to print.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
