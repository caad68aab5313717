import Account
import Cryptography
import OneTimePassword

@testable import AuthenticationService

/// Recovery codes and a pass that a test knows; hashed once, which takes a second.
struct SpareCodes: Sendable {
    let recovery: NewRecoveryCodes
    let pass: PassCode
    private let hashedPass: Pass

    static let made = Result { try Self() }

    private init() throws {
        recovery = try NewRecoveryCodes.make(at: Moment.now().seconds)
        pass = PassCode(random: (1...10).map { UInt8($0) })
        let now = Moment.now().seconds
        hashedPass = try Pass(
            pass, salt: [UInt8](repeating: 3, count: Pass.saltLength), issued: now, expires: now + 3_600,
            uses: 1)
    }

    /// The recovery code of a number, from 1, as it is typed.
    func typed(_ number: Int) -> [UInt8] { Array(recovery.texts[number - 1].utf8) }

    var typedPass: [UInt8] { Array(pass.text.utf8) }

    /// The pass, good for so many logins and seconds.
    func pass(uses: Int, seconds: Int64 = 3_600) -> Pass {
        Pass(
            salt: hashedPass.salt, hash: hashedPass.hash, issued: hashedPass.issued,
            expires: Moment.now().seconds + seconds, uses: uses)
    }
}
