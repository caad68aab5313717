import Identity
import SocketServer
import TestSupport
import Testing

@Suite struct `The budget of connections` {
    private let alice = UserID(rawValue: 1_000)

    @Test func `gives one user thirty-two, and root the rest`() {
        var budget = ConnectionBudget(most: 100)
        #expect(budget.admits(alice, times: 100) == ConnectionBudget.mostPerUser)
        #expect(budget.admits(.root, times: 100) == 68)
        #expect(budget.open == 100)
        budget.release(.root)
        #expect(budget.admits(alice, times: 1) == 0)
        #expect(budget.admits(.root, times: 2) == 1)
    }

    /// One user may own 65,536 subordinate uids.
    @Test func `gives all other users half of all, however many they are`() {
        var budget = ConnectionBudget(most: 1_000)
        let others = (1...65_536).map { budget.admit(UserID(rawValue: $0)) }
        #expect(others.count(where: \.self) == 500)
        #expect(budget.admits(.root, times: 1_000) == 500)
    }

    @Test func `gives back what is released`() {
        var budget = ConnectionBudget(most: 4)
        for _ in 1...1_000 {
            #expect(budget.admits(alice, times: 3) == 2)
            budget.release(alice)
            budget.release(alice)
        }
        #expect(budget.open == 0)
    }

    @Test func `bounds what root does for one person by one service`() throws {
        var budget = ConnectionBudget(most: 1_000)
        let (sudo, su) = (try ServiceName("sudo"), try ServiceName("su"))
        for service in [sudo, su] {
            let admitted = (1...100).map { _ in budget.admit(alice, for: service) }
            #expect(admitted.count(where: \.self) == ConnectionBudget.mostPerUser)
        }
        let isOtherAdmitted = budget.admit(UserID(rawValue: 7), for: sudo)
        #expect(isOtherAdmitted)
        budget.release(alice, for: sudo)
        let again = [
            budget.admit(alice, for: sudo), budget.admit(alice, for: sudo), budget.admit(alice, for: su),
        ]
        #expect(again == [true, false, false])
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `counts as a list of connections does`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        let most = Int.random(in: 2...120, using: &random)
        var budget = ConnectionBudget(most: most)
        var connections: [UserID] = []
        for _ in 1...1_000 {
            let uid = UserID(rawValue: UInt32.random(in: 0...3, using: &random))
            if Int.random(in: 0..<5, using: &random) < 3 {
                let others = connections.count { !$0.isRoot }
                let own = connections.count { $0 == uid }
                let isRoom = connections.count < most && (uid.isRoot || others < most / 2 && own < 32)
                let isAdmitted = budget.admit(uid)
                #expect(isAdmitted == isRoom)
                if isRoom { connections.append(uid) }
            } else if let position = connections.indices.randomElement(using: &random) {
                budget.release(connections.remove(at: position))
            }
            #expect(budget.open == connections.count)
        }
    }
}

extension ConnectionBudget {
    /// How many of so many connections find room.
    fileprivate mutating func admits(_ uid: UserID, times: Int) -> Int {
        var admitted = 0
        for _ in 1...times where admit(uid) { admitted += 1 }
        return admitted
    }
}
