package import Account

/// What closes an account that somebody else enters by su, with its password: that holds like what closes their own.
package struct EnteredAccount: Hashable, Sendable {
    /// Also where nobody else's account is entered.
    package static let open = Self(isLocked: false, isDormant: false)

    package let isLocked: Bool
    package let isDormant: Bool

    package init(isLocked: Bool, isDormant: Bool) {
        self.isLocked = isLocked
        self.isDormant = isDormant
    }

    /// As it stands at `now`, in seconds since 1970-01-01 00:00 UTC.
    package init(_ account: Account, at now: Int64, dormantAfter: Int64?) {
        let view = AccountView(account, at: now, dormantAfter: dormantAfter)
        self.init(isLocked: view.isLocked, isDormant: view.isDormant)
    }
}
