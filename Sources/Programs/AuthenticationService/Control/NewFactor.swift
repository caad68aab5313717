import Account
import Cryptography
import Identity
import OneTimePassword
import Platform
import Wire

/// An authenticator that an administrator adds to an account.
struct NewFactor: Sendable {
    /// RFC 4226 §4 demands 128 bits; what others made with 80 is taken over, and named.
    private static let shortest = 10
    /// As many as the longest hash has a block for; more would not fit into a record of many factors.
    private static let longest = 64

    enum Kind: Sendable {
        case totp(TOTPParameters)
        case hotp(digits: Int, HashAlgorithm, counter: UInt64)
    }

    let name: String
    let kind: Kind
    let secret: Secret

    /// A fresh one, or that of a device which has its key already.
    init(_ call: EnrolUserParameters) throws(ControlError) {
        let secret: Secret = if let text = call.secret { try Self.decode(text) } else { try Self.fresh() }
        try self.init(
            name: call.name,
            kind: try Kind(call.factorMethod, call.algorithm, call.digits, call.period, call.counter),
            secret: secret)
    }

    init(_ entry: ImportEntry) throws(ControlError) {
        try self.init(
            name: entry.name,
            kind: try Kind(
                entry.method ?? .totp, entry.algorithm, entry.digits, entry.period, entry.counter),
            secret: try Self.decode(entry.secret))
    }

    private init(name: String?, kind: Kind, secret: Secret) throws(ControlError) {
        guard name.map(FactorName.isUsable) ?? true else { throw .invalidParameter("name") }
        self.name = name ?? FactorName.usual
        self.kind = kind
        self.secret = secret
    }

    func uri(issuer: String, account: AccountName) throws(ControlError) -> KeyURI {
        do throws(ParameterError) {
            switch kind {
            case .totp(let parameters):
                return try KeyURI(
                    issuer: issuer, account: account.description, secret: secret, parameters: parameters)
            case .hotp(let digits, let algorithm, let counter):
                return try KeyURI(
                    issuer: issuer, account: account.description, secret: secret, digits: digits,
                    algorithm: algorithm, counter: counter)
            }
        } catch {
            throw .invalidParameter("issuer")
        }
    }

    func enrol(in account: inout Account, epoch: Epoch.ID) throws(ControlError) {
        do throws(FactorError) {
            _ = try account.enrol(authenticator(epoch), name: name, at: Moment.now().seconds)
        } catch .full {
            throw .tooManyFactors(account.name)
        } catch {
            throw .alreadyEnrolled(account.name)
        }
    }

    /// Whether this is the very authenticator that an account has already.
    func isSame(as factor: Factor) -> Bool {
        let isSameKind =
            switch (kind, factor.authenticator) {
            case (.totp(let parameters), .totp(let totp)): totp.parameters == parameters
            case (.hotp(let digits, let algorithm, counter: _), .hotp(let hotp)):
                hotp.digits == digits && hotp.algorithm == algorithm
            case (.totp, _), (.hotp, _): false
            }
        guard isSameKind, let theirs = factor.authenticator.secret else { return false }
        return secret.withBytes { ours in theirs.withBytes { equalInConstantTime(ours, $0) } }
    }

    private func authenticator(_ epoch: Epoch.ID) -> Authenticator {
        switch kind {
        case .totp(let parameters):
            .totp(TOTPFactor(parameters: parameters, secret: secret, epoch: epoch))
        case .hotp(let digits, let algorithm, let counter):
            .hotp(HOTPFactor(digits: digits, algorithm: algorithm, secret: secret, counter: counter))
        }
    }

    private static func fresh() throws(ControlError) -> Secret {
        var random = RandomBytes.make(PendingKey.secretLength)
        guard let secret = try? Secret(moving: &random) else { throw .invalidParameter("secret") }
        return secret
    }

    private static func decode(_ text: String) throws(ControlError) -> Secret {
        guard var bytes = Base32.decode(text), (shortest...longest).contains(bytes.count),
            let secret = try? Secret(moving: &bytes)
        else { throw .invalidParameter("secret") }
        return secret
    }
}
