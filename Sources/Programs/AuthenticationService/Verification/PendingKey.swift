import Account
import Conversation
import Cryptography
import OneTimePassword
import Wire

/// A key that belongs to one conversation, until one right code makes it a factor.
struct PendingKey {
    /// RFC 4226 §4 recommends 160 bits.
    static let secretLength = 20

    /// What the owner wants to call it.
    let name: String?
    let uri: KeyURI
    var authenticator: Authenticator
    /// A code that was right is spent in it.
    private(set) var isProven = false

    var isCounted: Bool { authenticator.hotp != nil }

    /// In Base32.
    var secret: String { authenticator.secret?.withBytes { Base32.encode($0) } ?? "" }

    /// Judges a code for it; nothing is counted, since there is nothing to be guessed yet.
    mutating func prove(_ code: TypedCode, at now: Int64, epoch: Epoch) -> KeyOutcome {
        switch authenticator.prove(code, at: now, epoch: epoch) {
        case .accepted:
            isProven = true
            return .accepted
        case .refused(.malformed): return .malformed
        case .refused(.clockDiffers(let seconds)): return .clockDiffers(seconds: seconds)
        case .refused(.void(let seconds)): return .void(seconds: seconds)
        case .refused: return .wrong
        }
    }
}

extension PendingKey {
    /// What is to be made: a fresh key, or the one that its owner brought along.
    enum Plan {
        case fresh(FactorMethod, name: String?)
        case adopted(AdoptedKey)
    }

    /// Nil for a key that cannot be used, or where memory for it is wanting.
    init?(_ plan: Plan, issuer: String, account: String, epoch: Epoch.ID, random: (Int) -> [UInt8]) {
        switch plan {
        case .fresh(.email, _), .fresh(.sms, _): return nil
        case .fresh(let method, let name):
            let key = AdoptedKey(
                method: method, secret: random(Self.secretLength), period: method == .totp ? 30 : nil,
                counter: method == .hotp ? 0 : nil, name: name)
            self.init(key, issuer: issuer, account: account, epoch: epoch)
        case .adopted(let key):
            self.init(key, issuer: issuer, account: account, epoch: epoch)
        }
    }

    private init?(_ key: AdoptedKey, issuer: String, account: String, epoch: Epoch.ID) {
        var bytes = key.secret
        guard let secret = try? Secret(moving: &bytes) else { return nil }
        let algorithm = HashAlgorithm(key.algorithm)
        name = key.name
        switch key.method {
        case .totp:
            guard let period = key.period.flatMap(UInt64.init(exactly:)),
                let parameters = try? TOTPParameters(
                    digits: key.digits, period: period, algorithm: algorithm),
                let uri = try? KeyURI(
                    issuer: issuer, account: account, secret: secret, parameters: parameters)
            else { return nil }
            self.uri = uri
            authenticator = .totp(TOTPFactor(parameters: parameters, secret: secret, epoch: epoch))
        case .hotp:
            let counter = key.counter ?? 0
            guard
                let uri = try? KeyURI(
                    issuer: issuer, account: account, secret: secret, digits: key.digits,
                    algorithm: algorithm,
                    counter: counter)
            else { return nil }
            self.uri = uri
            authenticator = .hotp(
                HOTPFactor(digits: key.digits, algorithm: algorithm, secret: secret, counter: counter))
        case .email, .sms: return nil
        }
    }
}
