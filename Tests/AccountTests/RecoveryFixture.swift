import Account
import Cryptography
import OneTimePassword

/// Ten recovery codes, a pass, and what an account keeps of them; hashed once, since that takes its time.
enum RecoveryFixture {
    static let codes = (1...10 as ClosedRange<UInt8>).map(code)
    static let kept = try? RecoveryCodes(codes, salt: salt(1), created: Fixture.now - 10)
    /// Made anew, so that those before are worth nothing.
    static let newCodes = (11...20 as ClosedRange<UInt8>).map(code)
    static let newKept = try? RecoveryCodes(newCodes, salt: salt(2), created: Fixture.now)

    static let passCode = PassCode(random: [UInt8](repeating: 0x5A, count: PassCode.randomLength))

    /// Good for an hour.
    static func pass(_ code: PassCode = passCode, uses: Int = 1, issued: Int64 = Fixture.now) throws -> Pass {
        try Pass(code, salt: salt(3), issued: issued, expires: issued + 3_600, uses: uses)
    }

    /// alice with an app and her codes.
    static func account(_ phone: Phone) throws -> Account {
        var account = try Fixture.account(phone)
        account.recoveryCodes = kept
        return account
    }

    /// The same letters under another number.
    static func renumbered(_ code: RecoveryCode, _ number: Int) -> RecoveryCode? {
        RecoveryCode(typed: Array("\(number)".utf8) + code.value)
    }

    private static func code(_ number: UInt8) -> RecoveryCode {
        RecoveryCode(
            number: Int(number - 1) % 10 + 1,
            random: [UInt8](repeating: number &* 11, count: RecoveryCode.randomLength))
    }

    private static func salt(_ seed: UInt8) -> [UInt8] {
        [UInt8](repeating: seed, count: SlowHash.saltLength)
    }
}
