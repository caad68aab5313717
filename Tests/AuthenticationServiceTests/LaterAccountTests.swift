import Account
import FoundationEssentials
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// A name or a uid is given again: what was known of the one who left is no word about the new one.
@Suite struct `A later account` {
    private let place: Place
    private let alice: Person
    private let names: FakeNames

    init() throws {
        place = try Place()
        alice = try Person(1_000, name: "alice")
        names = try FakeNames([])
    }

    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place, knowing: names)
        try await daemon.enrol(alice)
        _ = try await daemon.offboard(alice)
        return daemon
    }

    private func isMismatch(_ call: ControlCall, _ daemon: Daemon) async throws -> Bool {
        if case .nameMismatch = try await daemon.ask(call).refusal { true } else { false }
    }

    @Test(arguments: [(UInt32(2_000), "alice"), (1_000, "bob")])
    func `of the name or the uid is refused until somebody says that it is new`(
        number: UInt32, name: String
    ) async throws {
        let daemon = try await start()
        let later = try Person(number, name: name)
        names.know(later)
        #expect(try await daemon.login(try later.begin(.account)).verdict == .refused)
        let plain = ControlCall.unlockUser(UnlockUserParameters(user: later.name, uid: later.uid))
        guard case .nameMismatch(_, let reason) = try await daemon.ask(plain).refusal else {
            Issue.record("not refused")
            return
        }
        let shown = try await daemon.show(later)
        #expect(shown.state == .mismatched && shown.damage == reason)
        #expect(reason.contains("(sallyport user unlock --offboarded \(name) removes that record)"))
        let trial = UnlockUserParameters(user: later.name, uid: later.uid, offboarded: true, dryRun: true)
        guard case .changedUser(let would) = try await daemon.ask(.unlockUser(trial)).get() else {
            Issue.record("no reply")
            return
        }
        #expect(would.changed && would.recordRemoved == true)
        #expect(try await daemon.records() == [alice.uid])
        #expect(try await daemon.unlock(later, offboarded: true))
        #expect(try await daemon.records() == [])
        #expect(try await daemon.look(later) == "nothing")
        #expect(try await daemon.show(later).state == .notEnrolled)
        try await daemon.enrol(later)
        #expect(try await daemon.login(try later.begin(conversation: 2), later.code()).verdict == .granted)
        try await daemon.stop()
    }

    /// The one who left was renamed or given another number, and would be unknown without the record.
    @Test(arguments: [(UInt32(2_000), "alice", UInt32(1_000), "alice.old"), (1_000, "bob", 5_000, "alice")])
    func `does not get rid of a record of which the other half is still somebody's`(
        number: UInt32, name: String, left: UInt32, leftName: String
    ) async throws {
        let daemon = try await start()
        let (later, leaver) = (try Person(number, name: name), try Person(left, name: leftName))
        for person in [later, leaver] { names.know(person) }
        for isDryRun in [true, false] {
            let call = UnlockUserParameters(
                user: later.name, uid: later.uid, offboarded: true, dryRun: isDryRun)
            guard case .nameMismatch(_, let reason) = try await daemon.ask(.unlockUser(call)).refusal else {
                Issue.record("not refused")
                continue
            }
            #expect(reason.contains("\(leftName) (uid \(left))"))
        }
        #expect(try await daemon.records() == [alice.uid])
        #expect(try await daemon.login(try leaver.begin(.account)).verdict == .refused)
        names.know(leaver, false)
        #expect(try await daemon.unlock(later, offboarded: true))
        #expect(try await daemon.records() == [])
        try await daemon.stop()
    }

    @Test(arguments: [(UInt32(2_000), "alice"), (1_000, "bob")])
    func `does not get rid of a record while the name service does not answer`(
        number: UInt32, name: String
    ) async throws {
        let daemon = try await start()
        let later = try Person(number, name: name)
        names.be(.failing)
        let call = UnlockUserParameters(user: later.name, uid: later.uid, offboarded: true)
        #expect(try await daemon.ask(.unlockUser(call)).refusal == .nameServiceUnavailable)
        #expect(try await daemon.records() == [alice.uid])
        try await daemon.stop()
    }

    /// A kill between the two steps of a removal leaves a name that leads to nothing.
    @Test func `is nobody's where only the name of the one before is left`() async throws {
        let daemon = try await start()
        let later = try Person(2_000, name: "alice")
        #expect(try await daemon.show(later).state == .mismatched)
        try FileManager.default.removeItem(atPath: place.file(of: alice.uid))
        #expect(try await daemon.show(later).state == .notEnrolled)
        try await daemon.enrol(later)
        #expect(try await daemon.login(try later.begin(conversation: 2), later.code()).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `does not get rid of a record of somebody who is still there`() async throws {
        let daemon = try await Daemon(in: place, knowing: names)
        try await daemon.enrol(alice)
        let later = try Person(2_000, name: "alice")
        let call = UnlockUserParameters(user: later.name, uid: later.uid, offboarded: true)
        #expect(try await isMismatch(.unlockUser(call), daemon))
        #expect(try await daemon.show(later).damage == "the record of this name belongs to uid 1000")
        #expect(try await daemon.look(alice) == "1 factors")
        try await daemon.stop()
    }

    @Test func `of both name and uid stays locked until somebody says that it is new`() async throws {
        let daemon = try await start()
        #expect(try await daemon.login(try alice.begin(.account)).verdict == .refused)
        #expect(try await daemon.unlock(alice, offboarded: true))
        #expect(try await daemon.look(alice) == "0 factors")
        try await daemon.stop()
    }
}
