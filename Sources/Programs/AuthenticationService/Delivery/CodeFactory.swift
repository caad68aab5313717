import Account
import OneTimePassword
import Platform

/// Makes the codes that are sent: of the master key and a salt, so that nobody keeps them.
struct CodeFactory {
    let keys: MasterKeys

    /// Nil if the library fails.
    func fresh() -> FreshCode? {
        let salt = RandomBytes.make(OutOfBandCode.saltLength)
        return (try? keys.outOfBandCode(salt: salt)).map { FreshCode(salt: salt, hash: $0.hash(salt: salt)) }
    }

    /// The code of a salt as it is shown; nil where its hash is another, since the key is.
    func text(salt: [UInt8], hash: [UInt8]) -> String? {
        guard let code = try? keys.outOfBandCode(salt: salt), code.hash(salt: salt) == hash else {
            return nil
        }
        return code.text
    }
}
