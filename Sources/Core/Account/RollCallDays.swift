package import Identity

/// The latest days on which a roll call could be believed.
///
/// A record is closed only after several of them, so that no few answers do it, whatever the clock says in between.
package struct RollCallDays: Hashable, Sendable {
    static let most = 8
    /// Accounts of which nothing was heard on a day that counts for the others.
    package static let mostSilent = 32
    /// Days that it takes to close a record, the first and the last of them included.
    package static let enough = 3
    private static let secondsOfDay: Int64 = 86_400

    package struct Day: Hashable, Sendable {
        /// Counted from 1970-01-01 UTC.
        package let number: Int64
        /// Accounts for which it is no day.
        package let silent: Set<UserID>
    }

    /// In order.
    package private(set) var days: [Day] = []

    package init() {}

    /// Notes today, which says nothing of those who are `silent`; of nobody where they are too many to be remembered.
    package mutating func note(_ now: Int64, silent: Set<UserID> = []) {
        let today = now / Self.secondsOfDay
        days.removeAll { $0.number >= today }
        guard silent.count <= Self.mostSilent else { return }
        days.append(Day(number: today, silent: silent))
        days.removeFirst(max(0, days.count - Self.most))
    }

    /// Whether enough roll calls were believed since then, each of which did not find the account, or it would not be missing
    /// any more.
    package func suffice(since seconds: Int64, for uid: UserID) -> Bool {
        let first = seconds / Self.secondsOfDay
        return days.count { $0.number >= first && !$0.silent.contains(uid) } >= Self.enough
    }
}

extension RollCallDays {
    /// A line for each day: its number, and the uids of those who are silent.
    ///
    /// A line with anything else is left out, so that damage makes no account close earlier.
    package init(text: [UInt8]) {
        let read = text.split(separator: UInt8(ascii: "\n")).compactMap(Day.init)
        days = Dictionary(read.map { ($0.number, $0) }) { $0.merging($1) }.values
            .sorted { $0.number < $1.number }.suffix(Self.most)
    }

    package var text: [UInt8] { days.flatMap { Array("\($0.text)\n".utf8) } }
}

extension RollCallDays.Day {
    fileprivate init?(_ line: ArraySlice<UInt8>) {
        let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let uids = fields.dropFirst().compactMap { UInt32($0).map(UserID.init) }
        guard let number = fields.first.flatMap({ Int64($0) }), uids.count == fields.count - 1 else {
            return nil
        }
        self.init(number: number, silent: Set(uids))
    }

    fileprivate func merging(_ other: Self) -> Self {
        Self(number: number, silent: silent.union(other.silent))
    }

    fileprivate var text: String {
        ([String(number)] + silent.sorted().map(\.description)).joined(separator: " ")
    }
}
