import Account
import Cryptography
import OneTimePassword
import Testing

@Suite struct `The slow comparison` {
    private let now = Fixture.now

    @Test func `finds the right code right, and no other`() throws {
        var account = try RecoveryFixture.account(try Phone())
        account.pass = try RecoveryFixture.pass()
        let wrongPass = PassCode(random: [UInt8](repeating: 0, count: PassCode.randomLength))
        let rows: [(TypedCode, Means, Bool)] = [
            (.recovery(RecoveryFixture.codes[9]), .recoveryCode, true),
            (.recovery(RecoveryFixture.newCodes[9]), .recoveryCode, false),
            (.pass(RecoveryFixture.passCode), .pass, true), (.pass(wrongPass), .pass, false),
        ]
        for (code, means, isRight) in rows {
            #expect(try check(code, means, &account).isRight() == isRight)
        }
    }

    /// Whoever may not exist must not be told from others by the time that it takes.
    @Test func `with nothing is wrong, and computes a hash all the same`() throws {
        var nobody = try Fixture.account()
        var somebody = try RecoveryFixture.account(try Phone())
        let code = TypedCode.recovery(RecoveryFixture.codes[0])
        let empty = try check(code, .recoveryCode, &nobody)
        let real = try check(code, .recoveryCode, &somebody)
        #expect(!empty.isRight() && real.isRight())
        #expect(!(try check(.pass(RecoveryFixture.passCode), .pass, &nobody).isRight()))
        #expect(fastest(empty) > fastest(real) / 10)
    }

    @Test func `with nothing is never accepted, whatever a caller says of it`() throws {
        var nobody = try Fixture.account()
        let attempt = Fixture.attempt(.pass(RecoveryFixture.passCode), .pass)
        guard case .check(let check) = nobody.begin(attempt) else {
            Issue.record("not begun")
            return
        }
        #expect(nobody.finish(check, isRight: true, attempt) == .refused(.malformed))
        #expect(nobody.lastProof == nil)
    }

    @Test func `hashes the number with the letters`() throws {
        let code = RecoveryFixture.codes[0]
        let moved = try #require(RecoveryFixture.renumbered(code, 2))
        let salt = [UInt8](repeating: 1, count: SlowHash.saltLength)
        let kept = try RecoveryCodes([code, moved], salt: salt, created: now)
        #expect(kept.entries[0].hash != kept.entries[1].hash)
    }

    private func check(
        _ code: TypedCode, _ means: Means, _ account: inout Account
    ) throws -> SlowCheck {
        guard case .check(let check) = account.begin(Fixture.attempt(code, means)) else { throw NotBegun() }
        return check
    }

    /// Of three times, so that whatever else the machine does matters little.
    private func fastest(_ check: SlowCheck) -> Duration {
        let clock = ContinuousClock()
        return (1...3).map { _ in clock.measure { _ = check.isRight() } }.min() ?? .zero
    }

    private struct NotBegun: Error {}
}
