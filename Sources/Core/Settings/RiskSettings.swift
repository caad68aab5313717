/// `[risk]`: what each signal weighs, and from which sum on a login is odd.
package struct RiskSettings: Hashable, Sendable {
    static let weight = 0...100
    /// Of ``elevated`` and ``high``.
    static let sum = 1...100

    /// What an absent key means: one signal that a thief cannot avoid is enough to ask.
    package static let installed = Self(
        weights: [
            .newNetwork: 3, .unusualHour: 2, .recentFailures: 3, .failingSource: 6, .longAbsence: 3,
            .newKey: 3,
            .noTerminal: 2, .clockInDoubt: 3,
        ], elevated: 3, high: 6)

    /// 0 to 100 for each signal; 0: it counts for nothing.
    package let weights: [RiskSignal: Int]
    /// The sum from which on the risk is elevated, 1 to 100.
    package let elevated: Int
    /// The sum from which on it is high, ``elevated`` to 100.
    package let high: Int

    package init(weights: [RiskSignal: Int], elevated: Int, high: Int) {
        self.weights = weights
        self.elevated = elevated
        self.high = high
    }
}
