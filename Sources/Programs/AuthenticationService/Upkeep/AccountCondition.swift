import Account
import Identity

/// What upkeep wants to know of one record; its secrets are gone when this is there.
struct AccountCondition: Sendable {
    let uid: UserID
    let name: AccountName
    let isDue: Bool
    let missingSince: Int64?

    /// Nil for a record that does not open, and for an account that was offboarded.
    ///
    /// `dormantAfter`: nil where no account becomes dormant.
    init?(_ found: AccountStorage.Found, at now: Int64, dormantAfter: Int64?) {
        guard case .opened(let record, _) = found, record.account.offboarded == nil else { return nil }
        uid = record.account.uid
        name = record.account.name
        isDue = dormantAfter.flatMap { record.account.dormancyStep(at: now, after: $0) } != nil
        missingSince = record.account.upkeep.missingSince
    }
}
