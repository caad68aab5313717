package import Settings

extension RiskSignal {
    /// Failures of the last day that are more than a person's own slips.
    static let oddFailures = 3
    static let daySeconds: Int64 = 86_400
    /// A source with wrong codes for so many accounts is no person's.
    static let manyAccounts = 5
    /// An account that was not used for so long: thirty days.
    static let absenceSeconds: Int64 = 30 * 86_400
    /// Uses of a terminal that make a habit.
    static let terminalHabit = 5

    /// Whether the login has this about it.
    package func isRaised(by facts: RiskFacts) -> Bool {
        switch self {
        case .newNetwork: facts.isNetworkKnown == false
        case .unusualHour: facts.time.map { HourHabit(facts.hours).isUnusual($0) } ?? false
        case .recentFailures: Self.recentFailures(facts) >= Self.oddFailures
        case .failingSource: facts.accountsFailedFromThere >= Self.manyAccounts
        case .longAbsence: Self.isLongAbsence(facts)
        case .newKey: facts.isKeyKnown == false
        case .noTerminal: Self.lacksTerminal(facts)
        case .clockInDoubt: facts.isClockDoubted
        }
    }

    private static func recentFailures(_ facts: RiskFacts) -> Int {
        facts.failures.filter { facts.now - $0.last < daySeconds }.reduce(0) { $0 + $1.count }
    }

    private static func isLongAbsence(_ facts: RiskFacts) -> Bool {
        guard let last = facts.lastLogin else { return true }
        return facts.now - last > absenceSeconds
    }

    private static func lacksTerminal(_ facts: RiskFacts) -> Bool {
        let uses = facts.terminalUses
        return facts.hasTerminal == false && uses.with >= terminalHabit && uses.without == 0
    }
}
