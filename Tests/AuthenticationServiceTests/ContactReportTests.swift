import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// Who sees which part of an address, and where letters are told of.
@Suite struct `Contacts and letters` {
    private static let settings = """
        version = 1
        [control]
        administrators = ["root"]
        helpdesk = ["daemon"]
        [help]
        contact = "extension 1234"
        """
    private let place: Place
    /// Debian's first system user, which every name service has.
    private let owner: Person

    init() throws {
        place = try Place(settings: Self.settings)
        owner = try Person(1, name: "daemon")
    }

    private func peer(_ uid: UInt32, gid: UInt32, groups: [UInt32] = []) -> Peer {
        Peer(
            uid: UserID(rawValue: uid), gid: GroupID(rawValue: gid),
            groups: groups.map(GroupID.init(rawValue:)), pid: 1)
    }

    private func report(_ daemon: Daemon, to peer: Peer) async throws -> ShowUserReply {
        let call = ControlCall.showUser(ShowUserParameters(user: owner.name))
        guard case .shownUser(let reply) = try await daemon.ask(call, as: peer).get() else {
            throw Daemon.Unexpected()
        }
        return reply
    }

    @Test func `are shown whole to those who may change them, and masked to the others`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(owner) { [owner] in $0.reach(try owner.mail, try owner.phone) }
        let whole = ["daemon@example.org", "+491511000001"]
        let masked = ["d***@e***.org", "+49***01"]
        for (peer, addresses) in [
            (Daemon.root, whole), (peer(4_000, gid: 100, groups: [0]), whole),
            (peer(4_001, gid: 1), masked), (peer(1, gid: 100), masked),
        ] {
            let reply = try await report(daemon, to: peer)
            #expect(reply.user.contacts.map(\.address) == addresses, "uid \(peer.uid)")
            #expect(reply.help == "extension 1234")
        }
        try await daemon.stop()
    }

    @Test func `are listed with one account, and without the letters with all`() async throws {
        let daemon = try await Daemon(in: place)
        let courier = try await FakeCourier(in: place)
        try await daemon.enrol(owner) { [owner] in $0.reach(try owner.mail) }
        let login = try await daemon.open(try owner.begin())
        let code = try #require(try await login.type("email").verdict == nil ? courier.letters[0].code : nil)
        _ = try await daemon.notify(NotifyUserParameters(user: owner.name, uid: owner.uid, text: "Hello"))
        let shown = try await daemon.show(owner)
        #expect(shown.deliveries.map(\.purpose) == [.message, .code])
        #expect(shown.deliveries.map(\.to) == ["d***@e***.org", "d***@e***.org"])
        #expect(shown.deliveries.map(\.fate) == [.sent, .sent])
        let all = ControlCall.listUsers(ListUsersParameters())
        guard case .listedUsers(let reply, continues: false) = try await daemon.ask(all).get() else {
            throw Daemon.Unexpected()
        }
        #expect(reply.users.map(\.contacts) == [shown.contacts])
        #expect(reply.users.map(\.deliveries.count) == [0])
        // Nothing of the code is anywhere but in the letter.
        #expect(!String(describing: shown).contains(code))
        #expect(!daemon.journal.text.contains(code))
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `are in the journal, masked, with their fate and why`() async throws {
        let daemon = try await Daemon(in: place)
        let refusal = DeliveryAnswer(.refused, .badDestination, detail: "550 no such user")
        let courier = try await FakeCourier(in: place) { _ in .answers([refusal]) }
        try await daemon.enrol(owner) { [owner] in $0.reach(try owner.mail) }
        let login = try await daemon.open(try owner.begin())
        try await login.type("email")
        let record = try #require(try await daemon.journal(.delivery, 1).first)
        #expect(
            record == [
                .event: "delivery", .user: "daemon", .uid: "1", .channel: "email",
                .address: "d***@e***.org", .purpose: "code", .fate: "refused",
                .reason: DeliveryFault.badDestination.word, .detail: "550 no such user",
            ])
        #expect(!daemon.journal.text.contains("daemon@example.org"))
        try await daemon.stop()
        try await courier.stop()
    }
}
