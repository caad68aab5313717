/// The 16 random bytes by which a module names one conversation, over restarts of the daemon too.
package struct ConversationID: Hashable, Sendable {
    package static let length = 16

    package let bytes: [UInt8]

    /// Returns nil unless there are exactly ``length`` bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }
}
