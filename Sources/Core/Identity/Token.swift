/// The 16 random bytes by which the phases of one login find each other.
package struct Token: Hashable, Sendable {
    package static let length = 16

    package let bytes: [UInt8]

    /// Returns nil unless there are exactly ``length`` bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }
}
