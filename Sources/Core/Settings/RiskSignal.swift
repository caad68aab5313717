/// What can make a login look odd; the raw value is the name in settings, in the journal and in explanations.
package enum RiskSignal: String, CaseIterable, Hashable, Sendable {
    /// The /24 or /48 was not seen for this account in 90 days.
    case newNetwork = "new_network"
    /// An hour of the week at which this account was hardly ever used.
    case unusualHour = "unusual_hour"
    /// Wrong codes stand against the account since yesterday.
    case recentFailures = "recent_failures"
    /// Wrong codes came from there for many accounts.
    case failingSource = "failing_source"
    /// The first login, or the first for a long time.
    case longAbsence = "long_absence"
    /// An SSH key with which this account never proved a factor.
    case newKey = "new_key"
    /// A program without a terminal, where there always was one.
    case noTerminal = "no_terminal"
    /// Nobody knows whether this host's clock is right.
    case clockInDoubt = "clock_in_doubt"
}
