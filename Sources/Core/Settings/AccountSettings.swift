/// `[accounts]`: what holds for accounts, whatever the service.
package struct AccountSettings: Hashable, Sendable {
    /// No account ever counts as dormant, and a vanished one is closed after thirty days, which an absent table means.
    package static let installed = Self(dormantAfter: nil)
    /// A week at least: a directory may be away for days, and nobody looks at the journal over a weekend.
    static let vanishing: ClosedRange<Int64> = 7 * 86_400...3_650 * 86_400

    /// Seconds without a login after which only an administrator's pass lets the account in: 1 to 3650 days.
    package let dormantAfter: Int64?
    /// Seconds after which the record of an account that the name service does not know is closed.
    package let vanishedAfter: Int64

    package init(dormantAfter: Int64?, vanishedAfter: Int64 = 30 * 86_400) {
        self.dormantAfter = dormantAfter
        self.vanishedAfter = vanishedAfter
    }
}
