package import Identity

/// For how many accounts wrong codes came from one network within an hour.
///
/// Only codes of those who had proven a first factor are counted here, so that nobody makes a network suspicious without a
/// password of each account. A bounded table; where there is no room for one more network, the one heard of longest ago goes.
package struct FailingSources: Sendable {
    static let memorySeconds: Int64 = 3_600
    static let mostNetworks = 2_048
    /// Accounts of one network; more change nothing.
    static let mostAccounts = 16

    private struct Entry {
        var accounts: [UserID: Int64] = [:]
        var last: Int64 = 0
    }

    private var networks: [Network: Entry] = [:]

    package init() {}

    /// Notes a wrong code; `now` is in seconds of a clock that only goes forward.
    package mutating func note(_ network: Network, _ account: UserID, at now: Int64) {
        makeRoom(for: network, at: now)
        var entry = networks[network, default: Entry()]
        entry.accounts = entry.accounts.filter { now - $0.value < Self.memorySeconds }
        if entry.accounts[account] != nil || entry.accounts.count < Self.mostAccounts {
            entry.accounts[account] = now
        }
        entry.last = now
        networks[network] = entry
    }

    /// Takes back what was noted of an account whose factor was proven from there: a person mistyped.
    ///
    /// Else five slips within an hour made everybody in a large office look as odd as can be.
    package mutating func forgive(_ network: Network, _ account: UserID) {
        networks[network]?.accounts[account] = nil
        if networks[network]?.accounts.isEmpty ?? false { networks[network] = nil }
    }

    /// The accounts for which wrong codes came from there lately, but for this one: its own failures are another matter.
    package func accounts(from network: Network, besides account: UserID?, at now: Int64) -> Int {
        guard let entry = networks[network] else { return 0 }
        return entry.accounts.count { $0.key != account && now - $0.value < Self.memorySeconds }
    }

    private mutating func makeRoom(for network: Network, at now: Int64) {
        guard networks[network] == nil, networks.count >= Self.mostNetworks else { return }
        networks = networks.filter { now - $0.value.last < Self.memorySeconds }
        guard networks.count >= Self.mostNetworks,
            let oldest = networks.min(by: { $0.value.last < $1.value.last })?.key
        else { return }
        networks[oldest] = nil
    }
}
