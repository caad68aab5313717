package import Identity

/// What is known of one login that can make it look odd; times are seconds since 1970-01-01 00:00 UTC.
package struct RiskFacts: Hashable, Sendable {
    /// Whether the owner proved a factor in that /24 or /48 lately; nil for a login from no network.
    package var isNetworkKnown: Bool?
    /// Whether the owner ever proved a factor with that SSH key; nil where none was used.
    package var isKeyKnown: Bool?
    package var time: TimeOfWeek?
    /// How often the account was used in each hour of the week: 168, or none.
    package var hours: [UInt8]
    /// When the account was last used; nil before the first time.
    package var lastLogin: Int64?
    /// Wrong codes that stand against the account, by where they came from.
    package var failures: [StandingFailure]
    /// Accounts for which wrong codes came from there within an hour.
    package var accountsFailedFromThere: Int
    /// Whether the program that asks has a terminal; nil where that says nothing, as in sshd.
    package var hasTerminal: Bool?
    /// Uses of the account with a terminal, and without one.
    package var terminalUses: TerminalUses
    package var isClockDoubted: Bool
    package var now: Int64

    /// Wrong codes from one source.
    package struct StandingFailure: Hashable, Sendable {
        package let count: Int
        package let last: Int64

        package init(count: Int, last: Int64) {
            self.count = count
            self.last = last
        }
    }

    package struct TerminalUses: Hashable, Sendable {
        package let with: Int
        package let without: Int

        package init(with: Int, without: Int) {
            self.with = with
            self.without = without
        }
    }

    package init(
        isNetworkKnown: Bool? = nil, isKeyKnown: Bool? = nil, time: TimeOfWeek? = nil, hours: [UInt8] = [],
        lastLogin: Int64? = nil, failures: [StandingFailure] = [], accountsFailedFromThere: Int = 0,
        hasTerminal: Bool? = nil, terminalUses: TerminalUses = TerminalUses(with: 0, without: 0),
        isClockDoubted: Bool = false, now: Int64
    ) {
        self.isNetworkKnown = isNetworkKnown
        self.isKeyKnown = isKeyKnown
        self.time = time
        self.hours = hours
        self.lastLogin = lastLogin
        self.failures = failures
        self.accountsFailedFromThere = accountsFailedFromThere
        self.hasTerminal = hasTerminal
        self.terminalUses = terminalUses
        self.isClockDoubted = isClockDoubted
        self.now = now
    }

    /// Only what is newer than a proof of so many seconds ago: what was odd before it, it has answered.
    package func newer(thanProofOf age: Int64) -> Self {
        var newer = self
        let proven = now - max(0, age)
        newer.isNetworkKnown = nil
        newer.isKeyKnown = nil
        newer.hours = []
        newer.lastLogin = proven
        newer.failures = failures.filter { $0.last > proven }
        return newer
    }
}
