import Identity
import Testing

@testable import SessionControl

@Suite struct `Whose session a process leads` {
    private struct Case: CustomTestStringConvertible {
        let who: String
        var real: UInt32 = 0
        var effective: UInt32 = 0
        var login: UInt32?
        var children: [UInt32]? = []
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
        Case(
            who: "a service with children of a user, which is none of logind's", children: [1001],
            leads: [1001]),
        Case(who: "a process of a user's own", real: 1000, effective: 1000, leads: []),
        Case(
            who: "the same, whatever logind, audit and children say", real: 1000, effective: 1000,
            login: 1000,
            children: [1000], registered: 1000, leads: []),
        Case(who: "su of 1000 to 1001", real: 1000, children: [1001], leads: [1001]),
        Case(
            who: "su of 1000 to 1001, with audit", real: 1000, login: 1000, children: [1001],
            leads: [1000, 1001]),
        Case(who: "whoever's children nobody knows", children: nil, leads: []),
        Case(who: "the same, with audit", login: 1000, children: nil, leads: [1000]),
        Case(who: "the same, with logind", login: 1000, children: nil, registered: 1001, leads: [1001]),
        Case(
            who: "a user's own process, whose children nobody knows", real: 1000, effective: 1000,
            login: 1000, children: nil, leads: []),
    ]

    @Test(arguments: cases)
    private func `is told by the kernel and logind`(example: Case) {
        let leader = SessionLeader(
            real: UserID(rawValue: example.real), effective: UserID(rawValue: example.effective),
            loginUser: example.login.map { UserID(rawValue: $0) },
            children: example.children?.map { UserID(rawValue: $0) },
            registered: example.registered.map { UserID(rawValue: $0) })
        let leads = ([0, 1000, 1001] as [UInt32]).filter {
            leader.leads(sessionOf: UserID(rawValue: $0), own: .root)
        }
        #expect(leads == example.leads)
    }

    @Test(
        arguments: [([], true), ([1000], true), ([1000, 1001], true), ([1001], false)] as [([UInt32], Bool)])
    func `without root's rights one's own processes are looked at alone`(children: [UInt32], leads: Bool) {
        let own = UserID(rawValue: 1_000)
        let leader = SessionLeader(
            real: own, effective: own, loginUser: nil, children: children.map { UserID(rawValue: $0) },
            registered: nil)
        #expect(leader.leads(sessionOf: own, own: own) == leads)
        #expect(!leader.leads(sessionOf: UserID(rawValue: 1_002), own: own))
        #expect(!leader.leads(sessionOf: own, own: UserID(rawValue: 1_002)))
    }
}
