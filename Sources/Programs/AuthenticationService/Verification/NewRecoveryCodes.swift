import Account
import Cryptography
import OneTimePassword
import Platform

/// Ten fresh recovery codes: as their owner sees them this once, and as they are kept.
struct NewRecoveryCodes: Sendable {
    let texts: [String]
    let kept: RecoveryCodes

    /// Takes half a second, so never on the event loop.
    static func make(at now: Int64) throws(CryptographyError) -> Self {
        let codes = (1...RecoveryCode.count).map {
            RecoveryCode(number: $0, random: RandomBytes.make(RecoveryCode.randomLength))
        }
        let salt = RandomBytes.make(RecoveryCodes.saltLength)
        return Self(
            texts: codes.map(\.text), kept: try RecoveryCodes(codes, salt: salt, created: now))
    }
}
