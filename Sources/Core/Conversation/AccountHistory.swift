package import Account
package import Policy

/// What an account's past tells of the login that goes on; nothing secret.
package struct AccountHistory: Hashable, Sendable {
    /// Where, and with which keys, the owner has proven a factor lately.
    package var known = KnownSources()
    package var habits = Habits()
    package var failures: [RiskFacts.StandingFailure] = []
    package var devices = Devices()

    package init() {}

    package init(_ account: Account) {
        known = account.known
        habits = account.habits
        failures = account.failures.sources.map {
            RiskFacts.StandingFailure(count: Int($0.count), last: $0.last)
        }
        devices = account.devices
    }
}
