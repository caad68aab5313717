import Account
import Cryptography
import Identity
import OneTimePassword
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `An administrator who enrols` {
    private static let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    private let place: Place
    private let alice: Person
    private let base: EnrolUserParameters

    init() throws {
        place = try Place()
        alice = try Person()
        base = EnrolUserParameters(user: alice.name, uid: alice.uid)
    }

    private func with(_ change: (inout EnrolUserParameters) -> Void) -> EnrolUserParameters {
        var call = base
        change(&call)
        return call
    }

    @Test func `gets ten recovery codes with the first factor alone, and they are good`() async throws {
        let daemon = try await Daemon(in: place)
        let first = try await daemon.enrolment(base)
        #expect(first.recoveryCodes.count == 10 && Set(first.recoveryCodes).count == 10)
        let second = try await daemon.enrolment(with { $0.name = "tablet" })
        #expect(second.recoveryCodes.isEmpty && second.secret != first.secret)
        #expect(try await daemon.show(alice).factors.map(\.name) == ["authenticator", "tablet"])
        for (number, text) in first.recoveryCodes.enumerated().prefix(2) {
            let begin = try alice.begin(conversation: UInt8(number))
            #expect(try await daemon.login(begin, Array(text.utf8)).verdict == .granted)
        }
        #expect(try await daemon.show(alice).recoveryCodes == 8)
        try await daemon.stop()
    }

    @Test func `gets new recovery codes where none are left`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let reply = try await daemon.enrolment(with { $0.name = "tablet" })
        #expect(reply.recoveryCodes.count == 10)
        let login = try await daemon.login(try alice.begin(), Array((reply.recoveryCodes.last ?? "").utf8))
        #expect(login.verdict == .granted)
        try await daemon.stop()
    }

    @Test func `gives no factor twice, without a name or with one that is taken`() async throws {
        let daemon = try await Daemon(in: place)
        _ = try await daemon.enrolment(with { $0.name = "phone" })
        for call in [base, with { $0.name = "phone" }] {
            #expect(try await daemon.ask(.enrolUser(call)).refusal == .alreadyEnrolled(alice.name))
        }
        for number in 2...8 { _ = try await daemon.enrolment(with { $0.name = "phone \(number)" }) }
        let ninth = with { $0.name = "phone 9" }
        #expect(try await daemon.ask(.enrolUser(ninth)).refusal == .tooManyFactors(alice.name))
        try await daemon.stop()
    }

    @Test func `hands over the key of a device that has one`() async throws {
        let daemon = try await Daemon(in: place)
        let reply = try await daemon.enrolment(with { $0.secret = Self.secret })
        #expect(reply.secret == Self.secret)
        let code = try #require(Base32.decode(Self.secret).flatMap { try? Secret(copying: $0) }).code()
        #expect(try await daemon.login(try alice.begin(), code).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `is told which parameter does not go with the method`() async throws {
        let daemon = try await Daemon(in: place)
        let wrong: [(String, EnrolUserParameters)] = [
            ("counter", with { $0.counter = 5 }),
            ("period", with { ($0.factorMethod, $0.period) = (.hotp, 30) }),
            ("digits", with { ($0.factorMethod, $0.digits) = (.hotp, 9) }),
            ("counter", with { ($0.factorMethod, $0.counter) = (.hotp, -1) }),
            ("secret", with { $0.secret = "GEZDGNBV" }), ("secret", with { $0.secret = "not base32!" }),
            ("secret", with { $0.secret = "" }),
        ]
        for (name, call) in wrong {
            #expect(try await daemon.ask(.enrolUser(call)).refusal == .invalidParameter(name))
        }
        #expect(try await daemon.records() == [])
        try await daemon.stop()
    }

    @Test func `changes nothing with a dry run, and is shown nothing secret`() async throws {
        let daemon = try await Daemon(in: place)
        for method in [.totp, .hotp] as [FactorMethod] {
            let reply = try await daemon.enrolment(
                with { ($0.dryRun, $0.factorMethod, $0.secret) = (true, method, Self.secret) })
            #expect(reply.secret == nil && reply.uri == nil && reply.recoveryCodes.isEmpty)
        }
        #expect(try await daemon.records() == [])
        try await daemon.stop()
    }

    @Test func `sees of a token its counter, and of an app its period`() async throws {
        let daemon = try await Daemon(in: place)
        _ = try await daemon.enrolment(with { ($0.factorMethod, $0.counter) = (.hotp, 7) })
        _ = try await daemon.enrolment(with { ($0.name, $0.period) = ("app", 60) })
        let factors = try await daemon.show(alice).factors
        #expect(factors.map(\.method) == [.hotp, .totp])
        #expect(factors.map(\.counter) == [7, nil] && factors.map(\.period) == [nil, 60])
        try await daemon.stop()
    }
}
