/// The kind of a journal record: 128 bits, drawn once at random and never changed (`sd-id128(3)`).
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
    package let high: UInt64
    package let low: UInt64

    /// The 16 bytes in the order in which they are written.
    package var bytes: [UInt8] {
        [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
    }

    /// 32 hexadecimal digits in small letters, as `MESSAGE_ID=` and catalogs spell it.
    package var description: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
