import Identity
import Testing

@testable import Account

/// On how many days a name service was believed, and about whom.
@Suite struct `The days of roll calls` {
    private static let day: Int64 = 86_400
    private static let start: Int64 = 1_800_000_000
    private let alice = UserID(rawValue: 1_000)
    private let bob = UserID(rawValue: 1_001)
    private var days = RollCallDays()

    private var numbers: [Int64] { days.days.map(\.number) }

    @Test mutating func `close an account when they are enough`() {
        for time in [0, 60, 3_600] as [Int64] { days.note(Self.start + time) }
        #expect(numbers.count == 1 && !days.suffice(since: Self.start, for: alice))
        days.note(Self.start + Self.day)
        #expect(!days.suffice(since: Self.start, for: alice))
        days.note(Self.start + 40 * Self.day)
        #expect(days.suffice(since: Self.start, for: alice))
        #expect(!days.suffice(since: Self.start + Self.day, for: alice))
        for day in 41...60 { days.note(Self.start + Int64(day) * Self.day) }
        #expect(numbers.count == RollCallDays.most && numbers == numbers.sorted())
    }

    @Test mutating func `do not count for an account of which nothing was heard`() {
        for day in 0..<3 { days.note(Self.start + Int64(day) * Self.day, silent: day == 1 ? [alice] : []) }
        #expect(days.suffice(since: Self.start, for: bob) && !days.suffice(since: Self.start, for: alice))
        days.note(Self.start + 3 * Self.day)
        #expect(days.suffice(since: Self.start, for: alice))
    }

    /// The later round of a day is the one that counts.
    @Test mutating func `count for nobody where too many are silent`() {
        let many = Set((0...UInt32(RollCallDays.mostSilent)).map { UserID(rawValue: $0) })
        days.note(Self.start)
        days.note(Self.start + 60, silent: many)
        #expect(days.days.isEmpty)
    }

    /// Days that the clock says no more, since it went back, do not count.
    @Test mutating func `are forgotten where they are ahead of the clock`() {
        for day in [10, 11, 12, 5] as [Int64] { days.note(day * Self.day) }
        #expect(numbers == [5])
    }

    @Test(
        arguments: [
            ("", []), ("20833\n20834\n", [20_833, 20_834]), ("20834\n20833\n20834", [20_833, 20_834]),
            ("x\n7\n\u{0}", [7]), ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", [3, 4, 5, 6, 7, 8, 9, 10]),
            ("7 1000\n8 x\n9 -1\n10 \n11 4294967296\n 12\n", [7]),
        ] as [(String, [Int64])])
    func `are read, and nothing else`(text: String, read: [Int64]) {
        let days = RollCallDays(text: Array(text.utf8))
        #expect(days.days.map(\.number) == read)
        #expect(RollCallDays(text: days.text) == days)
    }

    @Test mutating func `are read as they were written, and fit into their file`() {
        let many = Set((0..<UInt32(RollCallDays.mostSilent)).map { UserID(rawValue: .max - $0) })
        for day in 0..<20 { days.note(Self.start + Int64(day) * Self.day, silent: many) }
        #expect(RollCallDays(text: days.text) == days)
        #expect(days.text.count <= 4_096)
        let twice = RollCallDays(text: Array("7 1000\n7 1001\n".utf8))
        #expect(twice.days.map(\.silent) == [[alice, bob]])
    }
}
