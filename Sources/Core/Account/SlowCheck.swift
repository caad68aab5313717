import Cryptography
import OneTimePassword

/// The comparison of a typed recovery code or pass with its hash: 50 ms of work for a thread that may wait.
///
/// The attempt is claimed when it begins (``Account/begin(_:)``), and settled when it ends
/// (``Account/finish(_:isRight:_:)``).
package struct SlowCheck: Hashable, Sendable {
    enum Subject: Hashable, Sendable {
        case recoveryCode(RecoveryCode)
        case pass(PassCode)
        /// Nothing of that kind is there: a comparison that fails, and takes as long.
        case nothing([UInt8])
    }

    let subject: Subject
    let salt: [UInt8]
    let hash: [UInt8]
    /// Whether the attempt was counted when it began; at the cap it is not.
    let isClaimed: Bool

    /// Computes the hash, and compares in constant time; a library that fails makes it wrong.
    package func isRight() -> Bool {
        let computed =
            switch subject {
            case .recoveryCode(let code): try? RecoveryCodes.hash(code, salt: salt)
            case .pass(let code): try? Pass.hash(code, salt: salt)
            case .nothing(let code): try? SlowHash.scrypt(code, salt: salt)
            }
        // Where nothing is there, the hash is empty and equals none.
        return computed.map { equalInConstantTime($0, hash) } ?? false
    }
}
