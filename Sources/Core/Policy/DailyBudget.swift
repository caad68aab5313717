/// How often something may happen to each of many within a day, counted from the first time.
///
/// A bounded table: where there is no room for one more, nothing happens to it.
package struct DailyBudget<Key: Hashable & Sendable>: Sendable {
    static var daySeconds: Int64 { 86_400 }

    private struct Count {
        var taken: Int
        let began: Int64
    }

    private let most: Int
    private let mostKeys: Int
    private var counts: [Key: Count] = [:]

    package init(most: Int, mostKeys: Int = 20_000) {
        self.most = most
        self.mostKeys = mostKeys
    }

    /// Whether ``take(_:at:)`` would count; `now` is in seconds of a clock that only goes forward.
    package func admits(_ key: Key, at now: Int64) -> Bool {
        guard let count = counts[key], !Self.isOver(count, now) else {
            return counts[key] != nil || counts.count < mostKeys
                || counts.values.contains { Self.isOver($0, now) }
        }
        return count.taken < most
    }

    /// Counts once more; false if it may not happen.
    package mutating func take(_ key: Key, at now: Int64) -> Bool {
        guard admits(key, at: now) else { return false }
        if counts[key] == nil, counts.count >= mostKeys {
            counts = counts.filter { !Self.isOver($0.value, now) }
        }
        let count = counts[key].flatMap { Self.isOver($0, now) ? nil : $0 }
        counts[key] = Count(taken: (count?.taken ?? 0) + 1, began: count?.began ?? now)
        return true
    }

    /// Takes back what ``take(_:at:)`` counted.
    package mutating func giveBack(_ key: Key) {
        guard let count = counts[key] else { return }
        counts[key]?.taken = max(0, count.taken - 1)
    }

    private static func isOver(_ count: Count, _ now: Int64) -> Bool { now - count.began >= daySeconds }
}
