/// The output of HMAC: 20, 32 or 64 bytes, held in place.
package struct AuthenticationCode: Sendable {
    package let count: Int
    private var storage = InlineArray<64, UInt8>(repeating: 0)

    init(count: Int) { self.count = count }

    /// - Precondition: `position` is below ``count``.
    package subscript(position: Int) -> UInt8 {
        precondition(position < count)
        return storage[position]
    }

    package var bytes: [UInt8] { (0..<count).map { storage[$0] } }

    /// Lends room for the longest code, 64 bytes.
    mutating func withOutput<Result>(_ body: (UnsafeMutablePointer<UInt8>?) -> Result) -> Result {
        var span = storage.mutableSpan
        // SAFETY: the pointer stays inside the closure, and the buffer is `self`'s own.
        return unsafe span.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress) }
    }
}
