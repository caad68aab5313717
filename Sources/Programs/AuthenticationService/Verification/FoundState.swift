import Account

/// What of an account must still be so when a change is written that was agreed on before.
struct FoundState: Hashable, Sendable {
    var isEnrolled = false
    /// As in ``Account/Account/revision``.
    var revision: UInt32 = 0

    /// Of an account that has no record.
    init() {}

    init(_ account: Account) {
        isEnrolled = account.isEnrolled
        revision = account.revision
    }
}
