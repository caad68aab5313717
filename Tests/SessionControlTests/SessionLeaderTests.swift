import Identity
import Testing

@testable import SessionControl

@Suite struct `Whose session a process leads` {
    private struct Case: CustomTestStringConvertible {
        let who: String
        var real: UInt32 = 0
        var effective: UInt32 = 0
        var login: UInt32?
        var children: [UInt32] = []
        var registered: UInt32?
        /// Of root, of 1000 and of 1001, those whose session it leads.
        let leads: [UInt32]

        var testDescription: String { who }
    }

    private static let cases = [
        Case(who: "sshd's monitor", children: [1000], leads: [1000]),
        Case(who: "sshd's monitor, with logind", children: [1000], registered: 1000, leads: [1000]),
        Case(who: "sshd's monitor, with audit", login: 1000, children: [1000], leads: [1000]),
        Case(
            who: "a monitor whose child is root's, with audit", login: 1000, children: [0], leads: [0, 1000]),
        Case(who: "what logind says is another's", children: [1000], registered: 1001, leads: [1001]),
        Case(who: "root's login", children: [0], leads: [0]),
        Case(who: "root's login without children", leads: [0]),
        Case(who: "a process of a user's own", real: 1000, effective: 1000, leads: [1000]),
        Case(
            who: "the same, which logind calls a third one's", real: 1000, effective: 1000, registered: 1002,
            leads: []),
        Case(
            who: "another user's, whatever runs below it", real: 1001, effective: 1001, children: [1000],
            leads: [1001]),
        Case(who: "su of 1000 to 1001", real: 1000, effective: 0, children: [1001], leads: [1000, 1001]),
    ]

    @Test(arguments: cases)
    private func `is told by the kernel and logind`(example: Case) {
        let leader = SessionLeader(
            real: UserID(rawValue: example.real), effective: UserID(rawValue: example.effective),
            loginUser: example.login.map { UserID(rawValue: $0) },
            children: example.children.map { UserID(rawValue: $0) },
            registered: example.registered.map { UserID(rawValue: $0) })
        let leads = ([0, 1000, 1001] as [UInt32]).filter { leader.leads(sessionOf: UserID(rawValue: $0)) }
        #expect(leads == example.leads)
    }
}
