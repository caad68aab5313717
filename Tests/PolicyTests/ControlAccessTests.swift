import Identity
import Policy
import Testing

@Suite struct `Access to the control interface` {
    private static let access = ControlAccess(
        administrators: [GroupID(rawValue: 100)], helpdesk: [GroupID(rawValue: 200)])

    /// Every class that may do something besides root and administrators, verb by verb.
    private static let table: [ControlAccess.Verb: Set<ControlAccess.PeerClass>] = [
        .enrolUser: [], .showUser: [.helpdesk, .owner], .listUsers: [], .resetUser: [], .lockUser: [],
        .offboardUser: [],
        .unlockUser: [.helpdesk], .issuePass: [.helpdesk], .importUsers: [], .getStatus: [],
        .explainPolicy: [], .acceptClock: [], .setContact: [], .notifyUser: [], .testCourier: [],
        .forgetDevices: [.helpdesk, .owner], .confirmUser: [.owner], .applyPolicy: [], .reloadSettings: [],
        .listSessions: [.helpdesk, .owner], .endSession: [.owner],
    ]

    @Test(arguments: ControlAccess.Verb.allCases, ControlAccess.PeerClass.allCases)
    func `follows the table in every cell`(verb: ControlAccess.Verb, peer: ControlAccess.PeerClass) throws {
        let others = try #require(Self.table[verb])
        let expected = peer == .root || peer == .administrator || others.contains(peer)
        #expect(ControlAccess.permits(verb, to: peer) == expected)
        #expect(Self.access.allows(verb, to: Self.peer(peer), about: Self.subject(of: peer)) == expected)
    }

    @Test func `counts the primary group and every other`() {
        let primary = Peer(uid: .init(rawValue: 7), gid: .init(rawValue: 100), groups: [], pid: 1)
        let second = Peer(
            uid: .init(rawValue: 7), gid: .init(rawValue: 7),
            groups: [.init(rawValue: 5), .init(rawValue: 100)], pid: 1)
        #expect(Self.access.ruling(on: .resetUser, by: primary) == .allowed)
        #expect(Self.access.ruling(on: .resetUser, by: second) == .allowed)
    }

    @Test func `knows before the subject who may ask about themselves alone`() {
        #expect(Self.access.ruling(on: .showUser, by: Self.peer(.other)) == .ownAccountOnly)
        #expect(Self.access.ruling(on: .listUsers, by: Self.peer(.other)) == .refused)
        #expect(Self.access.ruling(on: .showUser, by: Self.peer(.helpdesk)) == .allowed)
    }

    @Test func `lets the help desk confirm itself alone`() {
        let helper = Self.peer(.helpdesk)
        #expect(Self.access.ruling(on: .confirmUser, by: helper) == .ownAccountOnly)
        #expect(Self.access.allows(.confirmUser, to: helper, about: helper.uid))
        #expect(!Self.access.allows(.confirmUser, to: helper, about: UserID(rawValue: 2_000)))
    }

    @Test func `refuses everybody but root where no group is named`() {
        let access = ControlAccess(administrators: [], helpdesk: [])
        #expect(!access.allows(.enrolUser, to: Self.peer(.administrator), about: nil))
        #expect(access.allows(.enrolUser, to: Self.peer(.root), about: nil))
    }

    @Test func `never takes no subject for the peer's own account`() {
        #expect(!Self.access.allows(.showUser, to: Self.peer(.other), about: nil))
    }

    private static func peer(_ kind: ControlAccess.PeerClass) -> Peer {
        let group: UInt32 =
            switch kind {
            case .administrator: 100
            case .helpdesk: 200
            case .root, .owner, .other: 1_000
            }
        let uid = kind == .root ? UserID.root : UserID(rawValue: 1_000)
        return Peer(uid: uid, gid: .init(rawValue: 1_000), groups: [.init(rawValue: group)], pid: 42)
    }

    private static func subject(of kind: ControlAccess.PeerClass) -> UserID {
        UserID(rawValue: kind == .owner ? 1_000 : 2_000)
    }
}
