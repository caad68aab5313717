import Identity
import LiveSessions
import Testing
import Wire

@testable import AuthenticationService

/// Many may want a list, and the root helper may hang.
@Suite struct `A look at live sessions` {
    private let place: Place
    private let house: SessionHouse
    private let alice = UserID(rawValue: 1_000)

    init() throws {
        place = try Place(settings: "version = 1\n[sessions]\nidle = \"1h\"\n")
        house = try SessionHouse(place)
        for number in 1...200 { try house.open(UInt32(number)) }
    }

    private var all: [LiveSession] { house.table.sessions.values.sorted { $0.id < $1.id } }

    /// How many were seen, of each list that was answered.
    private func look(_ times: Int = 1, for user: UserID? = nil) -> Answers {
        let answers = Answers()
        for _ in 0..<times {
            house.keeper.look(at: all, for: user ?? alice) { answers.counts.append($0.count) }
        }
        return answers
    }

    private final class Answers {
        var counts: [Int] = []
    }

    @Test func `tells of all of them that are still there`() {
        #expect(look().counts == [200] && house.hands.questions == 4)
        house.hands.sighting = .gone
        #expect(look().counts == [0] && house.table.sessions.isEmpty)
    }

    @Test func `waits three seconds for a helper that hangs, and once`() {
        house.hands.hangs = true
        let answers = look()
        house.pass(2)
        #expect(answers.counts == [])
        house.pass(1)
        #expect(answers.counts == [0] && house.hands.questions == 1)
        house.pass(60)
        #expect(answers.counts == [0] && house.hands.questions == 1 && house.table.sessions.count == 200)
    }

    @Test func `does not wait for a helper that is not there`() {
        house.hands.answers = false
        #expect(look().counts == [0] && house.hands.questions == 1)
    }

    /// Each question costs a process of root's.
    @Test func `is had by others while one user looks again and again`() {
        house.hands.hangs = true
        #expect(look(6).counts == [0, 0] && house.hands.questions == 4)
        #expect(look(6, for: UserID(rawValue: 1_001)).counts == [0, 0] && house.hands.questions == 8)
        house.hands.hangs = false
        #expect(look().counts == [0])
    }

    @Test func `can be had again once it is answered`() {
        #expect(look(9).counts == [Int](repeating: 200, count: 9))
    }

    /// They were closed while the daemon was down.
    @Test func `drops after a start those that are over, though nothing is due`() {
        house.hands.sighting = .gone
        house.keeper.lookAtAll()
        #expect(house.table.sessions.isEmpty && house.hands.questions == 4)
    }

    @Test(arguments: [true, false])
    func `after a start forgets nobody for a helper that does not answer`(hangs: Bool) {
        (house.hands.hangs, house.hands.answers) = (hangs, false)
        house.keeper.lookAtAll()
        #expect(house.table.sessions.count == 200 && house.hands.questions == 1)
        (house.hands.hangs, house.hands.answers) = (false, true)
        house.pass(3_400)
        #expect(house.hands.deeds.filter { $0.isWritten }.count == 200)
    }
}
