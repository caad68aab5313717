/// `[accounts]`: what holds for accounts, whatever the service.
package struct AccountSettings: Hashable, Sendable {
    /// No account ever counts as dormant, which an absent table means.
    package static let installed = Self(dormantAfter: nil)

    /// Seconds without a login after which only an administrator's pass lets the account in: 1 to 3650 days.
    package let dormantAfter: Int64?

    package init(dormantAfter: Int64?) {
        self.dormantAfter = dormantAfter
    }
}
