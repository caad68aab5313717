import FoundationEssentials
import Identity
import LiveSessions
import Testing

@testable import AuthenticationService

/// How the keeper of live sessions gets on with a root helper that is slow, silent or busy.
@Suite struct `The turns at the root helper` {
    private let place: Place
    private let house: SessionHouse

    init() throws {
        place = try Place(
            settings: "version = 1\n[sessions]\nidle = \"1h\"\nmax = \"12h\"\nwarn = \"5m\"\n")
        house = try SessionHouse(place)
    }

    /// Lets whatever waits for the helper happen.
    private func settle() {
        for _ in 0..<200 {
            house.hands.finish()
            house.pass(1)
        }
    }

    @Test func `are few at once, however many sessions are due`() throws {
        for number in 1...100 { try house.open(UInt32(number)) }
        house.hands.isSlow = true
        house.pass(3_400)
        #expect(house.hands.deeds.count { $0.isWritten } == HelperTurns.most)
        settle()
        #expect(house.hands.deeds.count { $0.isWritten } == 100)
        house.pass(300)
        settle()
        #expect(house.table.sessions.isEmpty && house.hands.mostAtOnce == HelperTurns.most)
    }

    @Test func `come first for whom an administrator ends`() throws {
        for number in 1...60 { try house.open(UInt32(number)) }
        house.hands.isSlow = true
        house.pass(3_400)
        let wanted = try #require(house.table.sessions.values.first { $0.leader.pid == 55 })
        house.keeper.end([wanted], reason: nil, by: UserID(rawValue: 0)) {}
        let before = house.hands.deeds.count
        house.hands.finish()
        #expect(house.hands.deeds[before] == .wrote(55))
        house.hands.finish()
        house.pass(1)
        house.hands.finish()
        #expect(house.hands.deeds.contains(.ended(55)))
    }

    @Test func `come to each user, before one user has them again`() throws {
        for number in 1...200 { try house.open(UInt32(number), by: 1_000) }
        try house.open(201, by: 1_001)
        house.hands.isSlow = true
        house.pass(3_400)
        #expect(house.hands.deeds.filter { $0.isWritten }.prefix(2) == [.wrote(1), .wrote(201)])
    }

    @Test func `pass whoever types while they wait`() throws {
        for number in 1...20 { try house.open(UInt32(number)) }
        house.hands.isSlow = true
        house.pass(3_400)
        var last = try #require(house.table.sessions.values.first { $0.leader.pid == 20 })
        #expect(!house.hands.deeds.contains(.wrote(20)))
        last.input = LastInput(moment: last.opened + 3_400_000, stamp: nil)
        house.table.update(last)
        settle()
        #expect(!house.hands.deeds.contains(.wrote(20)) && house.hands.deeds.contains(.wrote(19)))
    }

    /// Who keeps the helper from answering does not keep the session.
    @Test func `are taken again for a warning that was not answered, once`() throws {
        try house.open(1)
        house.hands.writes = false
        house.pass(3_350)
        #expect(house.hands.deeds == [.asked(1), .wrote(1)])
        #expect(house.table.sessions.values.first?.warning == nil)
        house.pass(40)
        #expect(house.hands.deeds == [.asked(1), .wrote(1), .asked(1), .wrote(1)])
        #expect(house.table.sessions.values.first?.warning != nil)
        house.pass(400)
        #expect(house.table.sessions.isEmpty)
    }

    @Test func `have it said once that nothing is told of input, and once that it is again`() throws {
        try house.open(1)
        house.hands.answers = false
        house.pass(3_800)
        house.hands.answers = true
        house.pass(400)
        #expect(house.table.sessions.isEmpty)
        let journal = house.finishedJournal()
        let lost = journal.components(separatedBy: "does not tell when sessions last had input")
        #expect(lost.count == 2)
        #expect(lost.last?.components(separatedBy: "tells again when sessions last had input").count == 2)
    }

    @Test func `are missed a few times before that is said`() {
        var sight = HelperSight()
        let news = [false, false, false, true, false, false, false, false, false, true, true].map {
            sight.note($0)
        }
        #expect(news == [nil, nil, nil, nil, nil, nil, nil, .lost, nil, .found, nil])
    }

    /// A timer stands still while the machine sleeps.
    @Test func `are taken at once after a sleep past the end`() throws {
        try house.open(1)
        house.sleep(9 * 3_600)
        house.pass(1)
        #expect(house.hands.deeds == [])
        house.keeper.catchUp()
        #expect(house.hands.deeds == [.asked(1), .wrote(1)])
        house.sleep(100)
        house.keeper.catchUp()
        #expect(house.table.sessions.isEmpty)
        house.keeper.catchUp()
    }
}
