import Account
import AccountStore
import Cryptography
import Identity
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `An administrator` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `enrols somebody, whose code is right at once and after a restart`() async throws {
        let daemon = try await Daemon(in: place)
        let reply = try await daemon.enrolment(EnrolUserParameters(user: alice.name, uid: alice.uid))
        let key = try #require(reply.secret.flatMap { Base32.decode($0) })
        #expect(key.count == 20 && reply.uri?.hasPrefix("otpauth://totp/host:user1000?secret=") == true)
        #expect(try await daemon.login(try alice.begin(), try Self.code(key)).verdict == .granted)
        await #expect(throws: ControlError.alreadyEnrolled(alice.name)) {
            try await daemon.enrolment(EnrolUserParameters(user: alice.name, uid: alice.uid))
        }
        try await daemon.stop()
        let again = try await Daemon(in: place)
        let report = try await again.show(alice)
        #expect(report.state == .enrolled && report.factors.map(\.id) == [FactorID(rawValue: 1)])
        #expect(report.lastProof != nil)
        try await again.stop()
    }

    @Test func `enrols no twice what is asked for twice at once`() async throws {
        let daemon = try await Daemon(in: place)
        let call = ControlCall.enrolUser(EnrolUserParameters(user: alice.name, uid: alice.uid))
        async let first = daemon.ask(call)
        async let second = daemon.ask(call)
        let results = try await [first, second]
        #expect(results.count { (try? $0.get()) != nil } == 1)
        #expect(try await daemon.show(alice).factors.count == 1)
        try await daemon.stop()
    }

    @Test func `changes nothing when it is a dry run`() async throws {
        let daemon = try await Daemon(in: place)
        var enrol = EnrolUserParameters(user: alice.name, uid: alice.uid)
        enrol.dryRun = true
        let reply = try await daemon.enrolment(enrol)
        #expect(reply.secret == nil && reply.uri == nil)
        #expect(
            try await daemon.changes(
                .lockUser(LockUserParameters(user: alice.name, uid: alice.uid, dryRun: true))))
        let entry = ImportEntry(user: alice.name.description, uid: alice.uid, secret: "GEZDGNBVGY3TQOJQ")
        #expect(try await daemon.takeOver([entry], isDryRun: true) == [.created])
        #expect(try await daemon.show(alice).state == .notEnrolled)
        #expect(try await daemon.run { try $0.accounts.storage.directory.list() } == [])
        try await daemon.stop()
    }

    @Test func `locks and unlocks, also whom there is no record of`() async throws {
        let daemon = try await Daemon(in: place)
        let (lock, unlock) = (
            ControlCall.lockUser(LockUserParameters(user: alice.name, uid: alice.uid, reason: "left")),
            ControlCall.unlockUser(UnlockUserParameters(user: alice.name, uid: alice.uid))
        )
        #expect(try await daemon.changes(lock))
        #expect(try await !daemon.changes(lock))
        let report = try await daemon.show(alice)
        #expect(report.state == .locked && report.lock?.reason == "left")
        let outcome = try await daemon.login(try alice.begin())
        #expect(outcome.verdict == .refused && outcome.told == ["This account is locked."])
        #expect(try await daemon.changes(unlock))
        #expect(try await !daemon.changes(unlock))
        #expect(try await daemon.show(alice).state == .notEnrolled)
        try await daemon.stop()
    }

    @Test func `opens an account that too many wrong codes have shut`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await daemon.change(alice) { desks, resident in
            for number in 0..<100 as Range<UInt32> {
                let source = FailureSource.user(UserID(rawValue: number))
                resident.record?.account.failures.claim(
                    source, known: KnownSources(), at: Moment.now().seconds)
            }
            desks.accounts.saveBehind(resident)
        }
        #expect(try await daemon.show(alice).state == .shut)
        #expect(try await daemon.changes(.unlockUser(UnlockUserParameters(user: alice.name, uid: alice.uid))))
        #expect(try await daemon.login(try alice.begin(), alice.code()).verdict == .granted)
        // Nothing is left to open, so nothing is written.
        #expect(
            try await !daemon.changes(.unlockUser(UnlockUserParameters(user: alice.name, uid: alice.uid))))
        try await daemon.stop()
    }

    @Test func `resets factors and never gives their numbers again`() async throws {
        let daemon = try await Daemon(in: place)
        let reset = ControlCall.resetUser(ResetUserParameters(user: alice.name, uid: alice.uid))
        for number in 1...3 as ClosedRange<UInt16> {
            _ = try await daemon.enrolment(EnrolUserParameters(user: alice.name, uid: alice.uid))
            #expect(try await daemon.show(alice).factors.map(\.id) == [FactorID(rawValue: number)])
            #expect(try await daemon.changes(reset))
        }
        #expect(try await !daemon.changes(reset))
        try await daemon.stop()
    }

    @Test func `is told which parameter cannot be`() async throws {
        let daemon = try await Daemon(in: place)
        let base = EnrolUserParameters(user: alice.name, uid: alice.uid)
        let bad: [(String, WritableKeyPath<EnrolUserParameters, Int?>, Int)] = [
            ("digits", \.digits, 5), ("digits", \.digits, 9), ("period", \.period, 31),
            ("period", \.period, -30),
        ]
        for (name, path, value) in bad {
            var call = base
            call[keyPath: path] = value
            let refusal = try await daemon.ask(.enrolUser(call)).refusal
            #expect(refusal == .invalidParameter(name))
        }
        for name in ["", "a\u{1B}b", String(repeating: "n", count: 65)] {
            var call = base
            call.name = name
            #expect(try await daemon.ask(.enrolUser(call)).refusal == .invalidParameter("name"))
        }
        var call = base
        call.issuer = "a:b"
        #expect(try await daemon.ask(.enrolUser(call)).refusal == .invalidParameter("issuer"))
        let past = LockUserParameters(user: alice.name, uid: alice.uid, until: Timestamp(seconds: 5))
        #expect(try await daemon.ask(.lockUser(past)).refusal == .invalidParameter("until"))
        try await daemon.stop()
    }

    private static func code(_ key: [UInt8]) throws -> [UInt8] {
        let step = UInt64(Moment.now().seconds / 30)
        return HOTPCode(secret: try Secret(copying: key), counter: step, digits: 6, algorithm: .sha1).bytes
    }
}

extension Result<ControlReply, ControlError> {
    var refusal: ControlError? {
        if case .failure(let error) = self { error } else { nil }
    }
}
