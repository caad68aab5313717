import Account
import Cryptography
import Identity
import OneTimePassword

/// What two accounts must have in common to be one, but how often they were revised; secrets are compared as bytes.
struct Picture: Equatable {
    private let parts: [String]

    init(_ account: Account) {
        parts =
            [
                "\(account.name) \(account.uid) \(account.created) \(account.lastFactor)",
                "\(Self.text(account.lastProof)) \(Self.text(account.lastOpened)) \(Self.text(account.lock))",
                "\(account.failures)", "\(account.unprovenFailures)", "\(account.known)",
                Self.text(account.recoveryCodes), Self.text(account.pass), "\(account.contacts.all)",
                "\(account.sentCodes)", "\(account.deliveries)", "\(account.habits)", "\(account.devices)",
                "\(account.upkeep) \(Self.text(account.offboarded))",
            ] + account.factors.map(Self.text)
    }

    private static func text<Value>(_ value: Value?) -> String { String(describing: value) }

    private static func text(_ factor: Factor) -> String {
        let key = factor.authenticator.secret?.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        let rest =
            switch factor.authenticator {
            case .totp(let totp):
                "\(totp.parameters) \(totp.drift) \(totp.spent.ranges) \(totp.epoch) \(totp.voidThrough) "
                    + "\(totp.acceptedAhead)"
            case .hotp(let hotp): "\(hotp.digits) \(hotp.algorithm) \(hotp.counter)"
            case .outOfBand(let channel): channel.word
            }
        return "\(factor.id) \(factor.name) \(factor.created) \(text(factor.lastUsed)) \(text(key)) \(rest)"
    }
}
