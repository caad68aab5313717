import Identity

extension Caretaker {
    /// What there was to see of one record.
    enum Look: Sendable {
        /// Nil for an account that was offboarded, and where there is no record.
        case seen(AccountCondition?)
        /// Nobody knows what it says.
        case unreadable(UserID)

        init(_ found: AccountStorage.Found, of uid: UserID, at now: Int64, dormantAfter: Int64?) {
            switch found {
            case .nothing, .opened:
                self = .seen(AccountCondition(found, at: now, dormantAfter: dormantAfter))
            case .otherIdentity, .damaged, .unavailable: self = .unreadable(uid)
            }
        }

        var condition: AccountCondition? { if case .seen(let condition) = self { condition } else { nil } }
        var unreadable: UserID? { if case .unreadable(let uid) = self { uid } else { nil } }
    }
}
