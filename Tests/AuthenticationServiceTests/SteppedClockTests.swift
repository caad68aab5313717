import LiveSessions
import Testing

@testable import AuthenticationService

/// The wall clock is what a terminal tells its last input by, and somebody sets it while sessions are open.
@Suite struct `With the wall clock set by hours, a live session` {
    private static let hours: [Int64] = [-240, -30, -3, -1, 1, 3, 30, 240]
    /// Before the first warning, before the last minutes, and after the warning.
    private static let moments: [Int64] = [100, 2_900, 3_250, 3_400]

    private let place: Place
    private let house: SessionHouse
    private let terminal: TypedTerminal

    /// The clock of a terminal: the wall clock at its last input.
    private final class TypedTerminal {
        var stamp: Int64 = 0
    }

    init() throws {
        place = try Place(
            settings: "version = 1\n[sessions]\nidle = \"1h\"\nmax = \"12h\"\nwarn = \"5m\"\n")
        house = try SessionHouse(place)
        let terminal = TypedTerminal()
        self.terminal = terminal
        house.hands.input = { .terminal(stamp: terminal.stamp, unread: 0) }
        type()
        try house.open(1)
    }

    private func type() { terminal.stamp = house.wall }

    private var isWarned: Bool { house.hands.deeds.contains(.wrote(1)) }
    private var isEnded: Bool { house.table.sessions.isEmpty }

    @Test(arguments: hours, moments)
    func `is ended when it would have been, where nobody types`(hours: Int64, moment: Int64) throws {
        house.pass(moment)
        house.stepClock(by: hours * 3_600)
        let end = try #require(house.moment(within: 5_000) { isEnded })
        #expect((3_600...3_640).contains(end) && isWarned)
    }

    @Test(arguments: hours, moments)
    func `is neither warned nor ended while somebody types`(hours: Int64, moment: Int64) {
        for second in 1...10_000 as ClosedRange<Int64> {
            house.pass(1)
            if second % 600 == 0 { type() }
            if second == moment { house.stepClock(by: hours * 3_600) }
        }
        #expect(!isWarned && !isEnded)
    }

    @Test(arguments: hours)
    func `is ended an hour after the last input, whether that was before or after`(hours: Int64) throws {
        house.pass(3_000)
        type()
        house.pass(100)
        house.stepClock(by: hours * 3_600)
        let end = try #require(house.moment(within: 8_000) { isEnded })
        #expect((6_600...6_640).contains(end))
        try house.open(2)
        house.pass(500)
        type()
        let next = try #require(house.moment(within: 8_000) { isEnded })
        #expect((end + 4_100...end + 4_140).contains(next))
    }

    /// Nobody can say any more when the input was.
    @Test(arguments: hours)
    func `has its limit, and at most once more, however often the clock is set`(hours: Int64) throws {
        house.pass(100)
        house.stepClock(by: hours * 3_600)
        house.pass(900)
        type()
        house.stepClock(by: -2 * hours * 3_600)
        house.pass(100)
        house.stepClock(by: 5 * hours * 3_600)
        let end = try #require(house.moment(within: 12_000) { isEnded })
        #expect((3_600...8_240).contains(end))
    }

    @Test(arguments: hours)
    func `ends by the age of its proof all the same`(hours: Int64) throws {
        house.pass(20_000)
        #expect(isEnded)
        try house.open(3)
        let opened = house.passed
        for second in 1...43_300 as ClosedRange<Int64> {
            if second % 600 == 0 { type() }
            if second % 7_000 == 0 { house.stepClock(by: (second % 2 == 0 ? hours : -hours) * 3_600) }
            house.pass(1)
            if isEnded { break }
        }
        #expect(isEnded && (43_200...43_240).contains(house.passed - opened))
    }
}
