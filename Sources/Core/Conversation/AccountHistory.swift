package import Account
package import Policy

/// What an account's past tells of the login that goes on; nothing secret.
package struct AccountHistory: Hashable, Sendable {
    /// Whether there is an account at all: where nothing was ever kept, nothing can be unlike it.
    package var isKept = true
    /// Where, and with which keys, the owner has proven a factor lately.
    package var known = KnownSources()
    package var habits = Habits()
    package var failures: [RiskFacts.StandingFailure] = []
    package var devices = Devices()

    package init() {}

    /// Of nobody of whom anything was kept.
    package static let none = {
        var history = Self()
        history.isKept = false
        return history
    }()

    package init(_ account: Account) {
        known = account.known
        habits = account.habits
        failures = account.failures.sources.map {
            RiskFacts.StandingFailure(count: Int($0.count), last: $0.last)
        }
        devices = account.devices
    }
}
