import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `Somebody who is offboarded` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    /// A daemon that knows alice with a factor, a pass, codes, and a contact that is verified.
    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        let codes = try SpareCodes.made.get()
        try await daemon.enrol(alice) { [alice] account in
            account.recoveryCodes = codes.recovery.kept
            account.pass = codes.pass(uses: 1)
            account.reach(try alice.mail)
        }
        return daemon
    }

    private func expected(changed: Bool = true) -> OffboardUserReply {
        var reply = OffboardUserReply(user: alice.name, changed: changed)
        guard changed else { return reply }
        (reply.factors, reply.recoveryCodes, reply.passes, reply.contacts) = (1, 10, 1, 1)
        return reply
    }

    @Test func `is locked for good and has nothing left, also after a restart`() async throws {
        let daemon = try await start()
        #expect(try await daemon.offboard(alice, reason: "left") == expected())
        try await daemon.stop()
        let again = try await Daemon(in: place)
        let report = try await again.show(alice)
        #expect(report.state == .offboarded && report.lock?.reason == "left" && report.lock?.until == nil)
        #expect(report.factors.isEmpty && report.recoveryCodes == 0 && report.contacts.isEmpty)
        #expect(report.pass == nil && report.deliveries.isEmpty)
        #expect(try await again.offboarded(alice) != nil)
        #expect(try await again.login(try alice.begin(), alice.code()).verdict == .refused)
        let account = try await again.login(try alice.begin(.account, conversation: 2))
        #expect(account.verdict == .refused)
        try await again.stop()
    }

    @Test func `is so once, and a dry run says what would be`() async throws {
        let daemon = try await start()
        #expect(try await daemon.offboard(alice, isDryRun: true) == expected())
        #expect(try await daemon.show(alice).state == .enrolled)
        #expect(try await daemon.offboard(alice) == expected())
        let since = try #require(try await daemon.offboarded(alice))
        #expect(try await daemon.offboard(alice) == expected(changed: false))
        #expect(try await daemon.offboarded(alice) == since)
        let changes = daemon.journal.records(of: .accountChanged).map { $0[.change] }
        #expect(changes == ["offboarded"])
        try await daemon.stop()
    }

    @Test(arguments: [false, true])
    func `is never root`(isDryRun: Bool) async throws {
        let daemon = try await start()
        for name in ["root", "toor"] {
            let name = try AccountName(name)
            let call = OffboardUserParameters(user: name, uid: .root, dryRun: isDryRun)
            #expect(try await daemon.ask(.offboardUser(call)).refusal == .rootIsKept(name))
        }
        #expect(daemon.journal.records(of: .accountChanged).isEmpty)
        try await daemon.stop()
    }

    @Test func `is told of with the reason, as is who is locked`() async throws {
        let daemon = try await start()
        let lock = LockUserParameters(user: alice.name, uid: alice.uid, reason: "lost laptop")
        #expect(try await daemon.changes(.lockUser(lock)))
        _ = try await daemon.offboard(alice, reason: "left")
        _ = try await daemon.unlock(alice, offboarded: true)
        let records = daemon.journal.records(of: .accountChanged)
        #expect(records.map { $0[.reason] } == ["lost laptop", "left", nil])
        let told = "was locked by uid 0: lost laptop"
        #expect(daemon.journal.text.contains("MESSAGE=\(alice.name) (uid \(alice.uid)) \(told)\n"))
        try await daemon.stop()
    }

    @Test func `needs no record before`() async throws {
        let daemon = try await Daemon(in: place)
        #expect(try await daemon.offboard(alice) == OffboardUserReply(user: alice.name, changed: true))
        #expect(try await daemon.offboarded(alice) != nil)
        #expect(try await daemon.login(try alice.begin(.account)).verdict == .refused)
        try await daemon.stop()
    }

    @Test func `is given nothing by anybody`() async throws {
        let daemon = try await start()
        _ = try await daemon.offboard(alice)
        let (name, uid) = (alice.name, alice.uid)
        let calls: [ControlCall] = [
            .enrolUser(EnrolUserParameters(user: name, uid: uid)),
            .enrolUser(EnrolUserParameters(user: name, uid: uid, factorMethod: .email)),
            .issuePass(IssuePassParameters(user: name, uid: uid, for: 60, uses: 1)),
            .setContact(
                SetContactParameters(
                    user: name, uid: uid, email: try EmailAddress("a@example.org"), verified: true)),
            .unlockUser(UnlockUserParameters(user: name, uid: uid)),
            .lockUser(LockUserParameters(user: name, uid: uid, until: Timestamp(seconds: .max / 2_000))),
        ]
        for call in calls {
            #expect(try await daemon.ask(call).refusal == .offboarded(name), "\(call.method)")
        }
        let entry = ImportEntry(user: name.description, uid: uid, secret: "GEZDGNBVGY3TQOJQ")
        #expect(try await daemon.takeOver([entry]) == [.conflict])
        #expect(try await daemon.offboarded(alice) != nil)
        try await daemon.stop()
    }

    @Test func `stays so when locked or reset`() async throws {
        let daemon = try await start()
        _ = try await daemon.offboard(alice, reason: "left")
        let lock = LockUserParameters(user: alice.name, uid: alice.uid, reason: "again")
        #expect(try await !daemon.changes(.lockUser(lock)))
        let reset = ResetUserParameters(user: alice.name, uid: alice.uid)
        #expect(try await !daemon.changes(.resetUser(reset)))
        #expect(try await daemon.show(alice).lock?.reason == "left")
        #expect(try await daemon.offboarded(alice) != nil)
        try await daemon.stop()
    }

    @Test func `begins as somebody new when unlocked as such, by administrators alone`() async throws {
        let daemon = try await start()
        _ = try await daemon.offboard(alice)
        #expect(try await daemon.unlock(alice, offboarded: true))
        let report = try await daemon.show(alice)
        #expect(report.state == .notEnrolled && report.lock == nil && report.lastProof == nil)
        #expect(try await daemon.offboarded(alice) == nil)
        let key = try await daemon.enrolment(EnrolUserParameters(user: alice.name, uid: alice.uid))
        #expect(key.recoveryCodes.count == 10)
        #expect(try await daemon.show(alice).factors.map(\.id) == [FactorID(rawValue: 2)])
        try await daemon.stop()
    }

    @Test func `is not for the help desk to unlock`() async throws {
        let daemon = try await Daemon(
            in: try Place(settings: "version = 1\ncontrol.helpdesk = [\"daemon\"]\n"))
        let helpdesk = Peer(
            uid: UserID(rawValue: 4_001), gid: GroupID(rawValue: 1), groups: [], pid: 1)
        let name = try AccountName("daemon")
        let call = UnlockUserParameters(user: name, offboarded: true)
        #expect(try await daemon.ask(.unlockUser(call), as: helpdesk).isPermissionDenied)
        let plain = UnlockUserParameters(user: name)
        #expect(try await !daemon.ask(.unlockUser(plain), as: helpdesk).isPermissionDenied)
        try await daemon.stop()
    }
}
