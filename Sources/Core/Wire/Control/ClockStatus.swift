/// What the daemon holds of the clock.
package struct ClockStatus: Codable, Hashable, Sendable {
    package var now: Timestamp
    /// Since when the knowledge of spent codes has no gap: a boot, or a jump of the clock.
    package var epochBegan: Timestamp
    /// Records ahead of the clock were met, and codes wait for `clock accept`.
    package var doubted: Bool

    package init(now: Timestamp, epochBegan: Timestamp, doubted: Bool) {
        self.now = now
        self.epochBegan = epochBegan
        self.doubted = doubted
    }
}
