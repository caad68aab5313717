/// The clock that was accepted.
package struct AcceptClockReply: Codable, Hashable, Sendable {
    package var now: Timestamp
    /// False when no record was ahead of the clock, so that there was nothing to accept.
    package var changed: Bool

    package init(now: Timestamp, changed: Bool) {
        self.now = now
        self.changed = changed
    }
}
