import Account
import AccountStore
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

@Suite(.enabled(if: Disk.isPossible, "\(Disk.needed)"))
struct `On a disk that has become read-only` {
    private let place: Place
    private let disk: Disk
    private let alice: Person

    init() throws {
        place = try Place()
        disk = try Disk(of: place)
        alice = try Person()
    }

    @Test func `right codes are accepted once, and the records catch up later`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try disk.makeReadOnly()
        let code = alice.code()
        #expect(try await daemon.login(try alice.begin(), code).verdict == .granted)
        try await daemon.flush()
        #expect(try await daemon.run { $0.accounts.problem } == .readOnly)
        #expect(try await daemon.login(try alice.begin(conversation: 2), code, []).verdict == .refused)
        try await daemon.stop()

        try disk.makeWritable()
        let again = try await Daemon(in: place)
        #expect(try await again.login(try alice.begin(conversation: 3), code, []).verdict == .refused)
        try await again.run { $0.accounts.catchUp() }
        try await again.settled()
        #expect(try await again.stored(alice) { $0.account.lastProof } != nil)
        #expect(try await again.run { $0.accounts.runtime.unsettledAccounts.isEmpty })
        try await again.stop()
    }

    @Test func `wrong codes stand, and are written once that goes again`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try disk.makeReadOnly()
        for number in 1...5 as ClosedRange<UInt8> {
            let outcome = try await daemon.login(try alice.begin(conversation: number), alice.wrongCode())
            #expect(outcome.verdict == .unavailable && outcome.told.count == 1)
        }
        let told = try await daemon.login(try alice.begin(conversation: 6), alice.code()).told
        #expect(told.first?.hasPrefix("Too many tries") == true)
        try await daemon.flush()
        try disk.makeWritable()
        try await daemon.run { $0.accounts.catchUp() }
        try await daemon.settled()
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 5)
        try await daemon.stop()
    }

    @Test func `a change is refused, and nothing of it is left in memory`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try disk.makeReadOnly()
        let lock = ControlCall.lockUser(LockUserParameters(user: alice.name, uid: alice.uid))
        let bob = EnrolUserParameters(user: try AccountName("bob"), uid: UserID(rawValue: 9))
        let pass = IssuePassParameters(user: alice.name, uid: alice.uid, for: 60, uses: 1)
        for call in [lock, .enrolUser(bob), .issuePass(pass)] {
            #expect(
                try await daemon.ask(call).refusal
                    == .storeUnavailable(reason: "the file system is read-only"))
        }
        let report = try await daemon.show(alice)
        #expect(report.state == .enrolled && report.pass == nil)
        try disk.makeWritable()
        #expect(try await daemon.changes(lock))
        #expect(try await daemon.show(alice).state == .locked)
        try await daemon.stop()
    }

    /// Taking back a change that failed takes nothing back that was judged meanwhile.
    @Test func `a code that was accepted while a change failed stays spent`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        _ = try await daemon.login(try alice.begin(conversation: 1), alice.wrongCode())
        try disk.makeReadOnly()
        let code = alice.code()
        let caller = try await daemon.caller(try alice.begin(conversation: 2))
        let refusal = try await daemon.wait { [alice] (desks, done: @escaping (ControlError?) -> Void) in
            let unlock = ControlCall.unlockUser(UnlockUserParameters(user: alice.name, uid: alice.uid))
            desks.control.answer(unlock, from: Daemon.root) { answer in
                guard case .done(let result) = answer else { return done(nil) }
                done(result.refusal)
            }
            try caller.value.send(.answer(code))
            #expect(try caller.value.verdict() == .granted)
        }
        try await daemon.run { _ in caller.value.hangUp() }
        #expect(refusal == .storeUnavailable(reason: "the file system is read-only"))
        #expect(try await daemon.login(try alice.begin(conversation: 3), code, []).verdict == .refused)
        try await daemon.stop()
    }

    /// What must be on disk first is not granted, and leaves no grant for a later phase.
    @Test(arguments: ["recovery code", "pass", "token"])
    func `whatever must be written first is refused`(means: String) async throws {
        let codes = try SpareCodes.made.get()
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { [alice] account in
            account.recoveryCodes = codes.recovery.kept
            account.pass = codes.pass(uses: 1)
            guard means == "token" else { return }
            try account.remove(FactorID(rawValue: 1))
            _ = try account.enrol(.hotp(HOTPFactor(digits: 6, secret: alice.secret)), name: "token", at: 1)
        }
        let before = try place.bytes(of: alice.uid)
        try disk.makeReadOnly()
        let code =
            switch means {
            case "pass": codes.typedPass
            case "token": alice.secret.code(counter: 3)
            default: codes.typed(2)
            }
        let outcome = try await daemon.login(try alice.begin(), code)
        #expect(outcome.verdict == .unavailable && outcome.token == nil)
        #expect(outcome.told.first?.hasPrefix("Your code could not be recorded") == true)
        let conversation = try alice.begin().conversation
        #expect(try await daemon.run { $0.logins.runtime.proof(of: conversation) == nil })
        #expect(try place.bytes(of: alice.uid) == before)
        try await daemon.stop()
    }

    @Test func `nobody is enrolled, and nothing is granted`() async throws {
        let daemon = try await Daemon(in: place)
        let login = try await daemon.open(try alice.begin())
        let code = try #require(login.opening.key).code()
        #expect(try await login.type(code).recoveryCodes.count == 10)
        try disk.makeReadOnly()
        let ending = try await login.type("")
        #expect(ending.verdict == .unavailable && ending.token == nil)
        let conversation = try alice.begin().conversation
        #expect(try await daemon.run { $0.logins.runtime.proof(of: conversation) == nil })
        #expect(try await daemon.records() == [])
        try disk.makeWritable()
        let next = try await daemon.open(try alice.begin(conversation: 2))
        try await next.type(try #require(next.opening.key).code())
        #expect(try await next.type("").verdict == .granted)
        try await daemon.stop()
    }
}
