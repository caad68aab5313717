import Account
import Identity
import LiveSessions
import NIOCore
import NIOEmbedded
import NIOPosix
import Policy
import Settings
import Systemd
import Testing

@testable import AuthenticationService

/// When sessions are warned and ended, by a clock that the tests turn.
@Suite struct `The keeper of live sessions` {
    private let place: Place
    private let house: SessionHouse

    init() throws {
        place = try Place(
            settings: "version = 1\n[sessions]\nidle = \"1h\"\nmax = \"12h\"\nwarn = \"5m\"\n")
        house = try SessionHouse(place)
    }

    @Test func `warns, and ends what nobody types in`() throws {
        try house.open(1)
        house.pass(3_299)
        #expect(house.hands.deeds == [])
        house.pass(40)
        #expect(house.hands.deeds == [.asked(1), .wrote(1)])
        house.pass(300)
        #expect(house.hands.deeds == [.asked(1), .wrote(1), .asked(1), .ended(1)])
        #expect(house.table.sessions.isEmpty)
    }

    @Test(arguments: [(1, "was told that it ends:"), (0, "ends soon, and no terminal could be told:")])
    func `says in the journal whether a terminal was told`(terminals: Int, words: String) throws {
        try house.open(1)
        house.hands.terminals = terminals
        house.pass(3_400)
        #expect(house.finishedJournal().contains("session 1 of alice by sshd \(words) nobody has typed"))
    }

    @Test func `lets whoever types stay, up to the age of the proof`() throws {
        try house.open(1)
        house.hands.input = { .connection(age: 0) }
        house.pass(42_000)
        #expect(!house.hands.deeds.contains(.wrote(1)))
        house.pass(1_300)
        #expect(house.hands.deeds.suffix(2) == [.asked(1), .ended(1)])
    }

    @Test func `warns a quiet connection once, though each answer takes longer than the one before`() throws {
        try house.open(1)
        var late: Int64 = 0
        house.hands.input = { [unowned house] in
            late += 200
            return .connection(age: house.passed * 1_000 - late)
        }
        house.pass(3_700)
        #expect(house.hands.deeds == [.asked(1), .wrote(1), .asked(1), .ended(1)])
    }

    @Test func `sleeps between deadlines, and does what is due for many at once`() throws {
        for number in 1...200 { try house.open(UInt32(number)) }
        house.pass(3_200)
        #expect(house.hands.deeds == [])
        house.pass(200)
        #expect(house.hands.questions == 4 && house.hands.deeds.filter { $0.isWritten }.count == 200)
        house.pass(400)
        #expect(house.table.sessions.isEmpty && house.hands.questions == 8)
    }

    @Test func `forgets a session whose leader is gone, and signals nobody`() throws {
        try house.open(1)
        house.hands.sighting = .gone
        house.pass(3_400)
        #expect(house.table.sessions.isEmpty && house.hands.deeds == [.asked(1)])
    }

    @Test(arguments: [true, false])
    func `tries again while the helper cannot say`(answers: Bool) throws {
        try house.open(1)
        house.hands.sighting = .unknown
        house.hands.answers = answers
        house.pass(4_000)
        let asked = house.hands.questions
        #expect((2...30).contains(asked) && house.table.sessions.count == 1)
        (house.hands.sighting, house.hands.answers) = (nil, true)
        house.pass(400)
        #expect(
            house.table.sessions.isEmpty && house.hands.deeds.suffix(3) == [.wrote(1), .asked(1), .ended(1)])
    }

    /// Who sets the time of a terminal, or breaks what tells it, keeps nothing that is too old.
    @Test func `ends what is too old though its input is not known`() throws {
        try house.open(1)
        house.hands.sighting = .unknown
        house.pass(12 * 3_600 - 400)
        #expect(house.table.sessions.count == 1 && !house.hands.deeds.contains(.wrote(1)))
        house.pass(500)
        #expect(house.table.sessions.isEmpty && house.hands.deeds.suffix(2) == [.asked(1), .ended(1)])
        #expect(house.hands.deeds.contains(.wrote(1)))
    }

    @Test(arguments: [SessionFate.unavailable, .refused, .resisted(leftBehind: ["4711 sh"])])
    func `tries again to end what it could not end`(fate: SessionFate) throws {
        try house.open(1)
        house.hands.fate = fate
        house.pass(4_000)
        #expect(house.table.sessions.count == 1 && house.hands.deeds.filter { $0 == .ended(1) }.count > 1)
        #expect(house.hands.deeds.count < 60)
    }

    /// The daemon was started again after the session should have ended.
    @Test func `gives a minute to a session that was not warned`() throws {
        try house.open(1, before: 50_000)
        house.keeper.considerAll()
        house.pass(1)
        #expect(house.hands.deeds == [.asked(1), .wrote(1)])
        house.pass(30)
        #expect(house.table.sessions.count == 1)
        house.pass(70)
        #expect(house.table.sessions.isEmpty)
    }

    /// Nobody reads what is typed while `make` runs.
    @Test(arguments: [true, false])
    func `takes for input what waits to be read, once`(isTyping: Bool) throws {
        try house.open(1)
        house.hands.input = { [unowned house] in
            .terminal(stamp: 1_801_000_000, unread: isTyping ? UInt32(house.passed / 60) : 5)
        }
        house.pass(10_000)
        #expect(house.table.sessions.isEmpty == !isTyping)
        #expect(house.hands.deeds.contains(.wrote(1)) == !isTyping)
    }
}
