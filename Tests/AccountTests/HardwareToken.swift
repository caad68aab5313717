import Account
import Cryptography
import OneTimePassword

/// A token with a button: shows the code of each counter.
struct HardwareToken: Sendable {
    let secret: Secret
    let digits: Int

    init(seed: UInt8 = 77, digits: Int = 6) throws {
        secret = try Secret(copying: (0..<20).map { $0 &* 29 &+ seed })
        self.digits = digits
    }

    func code(_ counter: UInt64) -> [UInt8] {
        HOTPCode(secret: secret, counter: counter, digits: digits, algorithm: .sha1).bytes
    }

    /// A code and the one after it.
    func pair(_ counter: UInt64) -> TypedCode { .pair(code(counter), code(counter + 1)) }

    /// What the account keeps of it.
    func factor(counter: UInt64) -> Authenticator {
        .hotp(HOTPFactor(digits: digits, secret: secret, counter: counter))
    }

    /// An account that has this factor alone.
    func account(counter: UInt64) throws -> Account {
        var account = try Fixture.account()
        _ = try account.enrol(factor(counter: counter), name: "token", at: Fixture.now)
        return account
    }
}
