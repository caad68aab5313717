/// The latest days on which a roll call could be believed.
///
/// A record is closed only after several of them, so that no few answers do it, whatever the clock says in between.
package struct RollCallDays: Hashable, Sendable {
    static let most = 8
    /// Days that it takes to close a record, the first and the last of them included.
    package static let enough = 3
    private static let secondsOfDay: Int64 = 86_400

    /// Counted from 1970-01-01 UTC, in order.
    package private(set) var days: [Int64] = []

    package init() {}

    package mutating func note(_ now: Int64) {
        let today = now / Self.secondsOfDay
        days.removeAll { $0 >= today }
        days.append(today)
        days.removeFirst(max(0, days.count - Self.most))
    }

    /// Whether enough roll calls were believed since then, each of which found nobody, or it would be no more.
    package func suffice(since seconds: Int64) -> Bool {
        days.count { $0 >= seconds / Self.secondsOfDay } >= Self.enough
    }
}

extension RollCallDays {
    /// A line for each day; what is no number is left out, so that damage makes no account close earlier.
    package init(text: [UInt8]) {
        days = text.split(separator: UInt8(ascii: "\n")).compactMap {
            Int64(String(decoding: $0, as: UTF8.self))
        }
        days = Array(Set(days)).sorted().suffix(Self.most)
    }

    package var text: [UInt8] { Array(days.map { "\($0)\n" }.joined().utf8) }
}
