package import Identity

/// How many connections are served at once, and for whom.
///
/// Root's share is kept free: another uid has 32, all of them together half of all (one user may own 65,536
/// subordinate uids). sudo and su spend root's share on behalf of a person, so that is bounded per person and service.
package struct ConnectionBudget: Sendable {
    package static let mostPerUser = 32

    /// The person and the service that root's connections are made for.
    private struct Errand: Hashable {
        let uid: UserID
        let service: ServiceName
    }

    package let most: Int
    package private(set) var open = 0
    private var unprivileged = 0
    private var byUser: [UserID: Int] = [:]
    private var byErrand: [Errand: Int] = [:]

    /// - Parameter most: connections in all, at least 2.
    package init(most: Int) {
        precondition(most >= 2)
        self.most = most
    }

    /// Counts a connection; false if there is no room for one of this user.
    package mutating func admit(_ uid: UserID) -> Bool {
        guard open < most else { return false }
        if !uid.isRoot {
            guard unprivileged < most / 2, byUser[uid, default: 0] < Self.mostPerUser else { return false }
            unprivileged += 1
            byUser[uid, default: 0] += 1
        }
        open += 1
        return true
    }

    package mutating func release(_ uid: UserID) {
        open -= 1
        guard !uid.isRoot else { return }
        unprivileged -= 1
        byUser[uid] = byUser[uid].flatMap { $0 > 1 ? $0 - 1 : nil }
    }

    /// Counts a conversation that root holds for a person.
    package mutating func admit(_ uid: UserID, for service: ServiceName) -> Bool {
        let errand = Errand(uid: uid, service: service)
        guard byErrand[errand, default: 0] < Self.mostPerUser else { return false }
        byErrand[errand, default: 0] += 1
        return true
    }

    package mutating func release(_ uid: UserID, for service: ServiceName) {
        let errand = Errand(uid: uid, service: service)
        byErrand[errand] = byErrand[errand].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
}
