import LiveSessions
import Testing

@testable import AuthenticationService

/// Many sessions, and one timer for all of them.
@Suite struct `A thousand live sessions` {
    private static let count = 1_000
    /// Leaders in one question, as the helper takes them.
    private static let mostAtOnce = 64
    private let place: Place
    private let house: SessionHouse

    /// All are opened within 25 s, which is less than a step may come late.
    init() throws {
        place = try Place(
            settings: "version = 1\n[sessions]\nidle = \"1h\"\nmax = \"12h\"\nwarn = \"5m\"\n")
        house = try SessionHouse(place, capacity: 5 * Self.count)
        for number in 0..<Self.count {
            try house.open(UInt32(number + 1))
            if number % 40 == 39 { house.pass(1) }
        }
    }

    private var questionsForAll: Int { (Self.count + Self.mostAtOnce - 1) / Self.mostAtOnce }

    @Test func `wake nobody before one of them is due`() {
        let opening = house.awakenings
        house.pass(3_300 - house.passed)
        #expect(house.table.sessions.count == Self.count && opening == Array(0..<25))
        #expect(house.awakenings == opening && house.hands.questions == 0)
    }

    @Test func `are warned in one awakening, and ended in another`() {
        house.pass(3_599 - house.passed)
        #expect(house.awakenings.dropFirst(25) == [3_330])
        #expect(house.hands.questions == questionsForAll)
        #expect(house.hands.deeds.filter { $0.isWritten }.count == Self.count)
        house.pass(101)
        #expect(house.awakenings.dropFirst(25) == [3_330, 3_630])
        #expect(house.table.sessions.isEmpty && house.hands.questions == 2 * questionsForAll)
    }

    @Test func `wake nobody more often because somebody types in all of them`() {
        house.hands.input = { .connection(age: 0) }
        house.pass(12 * 3_600 - 400 - house.passed)
        // 55 minutes, and 30 s that a step may come late, after each look.
        #expect(house.awakenings.dropFirst(25) == (1...12).map { $0 * 3_330 as Int64 }[...])
        #expect(house.hands.questions == 12 * questionsForAll && house.table.sessions.count == Self.count)
    }
}
