import Identity

/// How many questions are with the root helper at once: each costs a process of root's, and anybody may have one asked.
struct QuestionShares {
    /// Below what its socket admits.
    private static let most = 16
    /// For one user: the rest is for others.
    private static let mostOfOne = 4

    private var asked: [UserID: Int] = [:]

    /// False where there is no room; else it is to be given back.
    mutating func take(for user: UserID) -> Bool {
        guard asked[user, default: 0] < Self.mostOfOne, asked.values.reduce(0, +) < Self.most else {
            return false
        }
        asked[user, default: 0] += 1
        return true
    }

    mutating func giveBack(of user: UserID) {
        let left = asked[user, default: 1] - 1
        asked[user] = left > 0 ? left : nil
    }
}
