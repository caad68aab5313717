import Identity
import Wire

/// A record whose name or uid somebody else has been given, who is refused while it is there.
struct RecordInTheWay: Hashable {
    let user: AccountName
    let uid: UserID
    let bearer: AccountName
    let bearerUID: UserID
    /// Whether `user unlock --offboarded`, said of the bearer, removes it.
    let isRemovable: Bool

    /// By the uids of both.
    static func all(_ users: [UserReport], _ check: RecordCheck) -> [UserID: Self] {
        var all: [UserID: Self] = [:]
        for user in users {
            guard case .replaced(let bearer, let uid, let isFree) = check.findings[user.uid] else { continue }
            let record = Self(
                user: user.user, uid: user.uid, bearer: bearer, bearerUID: uid,
                isRemovable: isFree && user.offboarded != nil)
            all[user.uid] = record
            all[uid] = record
        }
        return all
    }
}
