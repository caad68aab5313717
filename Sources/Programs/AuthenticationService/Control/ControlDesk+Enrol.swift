import Account
import Cryptography
import Identity
import OneTimePassword
import Platform
import Wire

extension ControlDesk {
    /// RFC 4226 §4 recommends 160 bits.
    private static let secretLength = 20

    func enrol(_ call: EnrolUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        do throws(ControlError) {
            let parameters = try TOTPParameters(call.algorithm, call.digits, call.period)
            let name = try FactorName.checked(call.name)
            var random = RandomBytes.make(Self.secretLength)
            guard let secret = try? Secret(moving: &random),
                let uri = try? KeyURI(
                    issuer: call.issuer ?? rules.hostName, account: user.name.description, secret: secret,
                    parameters: parameters)
            else { throw .invalidParameter("issuer") }
            enrol(
                call, user, actor, respond, NewFactor(name: name, parameters: parameters, secret: secret), uri
            )
        } catch {
            respond(.done(.failure(error)))
        }
    }

    private func enrol(
        _ call: EnrolUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond,
        _ factor: NewFactor, _ uri: KeyURI
    ) {
        let isDryRun = call.dryRun ?? false
        let epoch = accounts.epochs.epoch.id
        change(
            user, isDryRun: isDryRun, "enrolled", actor, respond,
            by: { account throws(ControlError) in
                guard !account.isEnrolled else { throw .alreadyEnrolled(user.name) }
                try factor.enrol(in: &account, epoch: epoch)
                return true
            },
            reply: { _ in
                let secret = isDryRun ? nil : factor.secret.withBytes { Base32.encode($0) }
                return .enrolledUser(
                    EnrolUserReply(user: user.name, uri: isDryRun ? nil : uri.text, secret: secret))
            })
    }
}

/// An authenticator that is to be added to an account.
struct NewFactor {
    let name: String
    let parameters: TOTPParameters
    let secret: Secret

    func enrol(in account: inout Account, epoch: Epoch.ID) throws(ControlError) {
        let totp = TOTPFactor(parameters: parameters, secret: secret, epoch: epoch)
        do {
            _ = try account.enrol(totp, name: name, at: Moment.now().seconds)
        } catch {
            throw .tooManyFactors(account.name)
        }
    }
}

/// The name that an owner gives an authenticator.
enum FactorName {
    static let usual = "authenticator"

    /// - Throws: ``ControlError/invalidParameter(_:)`` unless it has 1 to 64 bytes that can be shown.
    static func checked(_ name: String?) throws(ControlError) -> String {
        guard let name else { return usual }
        guard (1...64).contains(name.utf8.count), isShowable(name) else { throw .invalidParameter("name") }
        return name
    }

    /// Whether nothing in a text can steer a terminal.
    static func isShowable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && !$0.properties.isBidiControl
        }
    }
}

extension TOTPParameters {
    init(_ algorithm: CodeAlgorithm?, _ digits: Int?, _ period: Int?) throws(ControlError) {
        guard let period = UInt64(exactly: period ?? 30) else { throw .invalidParameter("period") }
        do throws(ParameterError) {
            try self.init(digits: digits ?? 6, period: period, algorithm: HashAlgorithm(algorithm ?? .sha1))
        } catch .digits {
            throw .invalidParameter("digits")
        } catch {
            throw .invalidParameter("period")
        }
    }
}

extension HashAlgorithm {
    init(_ algorithm: CodeAlgorithm) {
        self =
            switch algorithm {
            case .sha1: .sha1
            case .sha256: .sha256
            case .sha512: .sha512
            }
    }
}

extension CodeAlgorithm {
    init(_ algorithm: HashAlgorithm) {
        self =
            switch algorithm {
            case .sha1: .sha1
            case .sha256: .sha256
            case .sha512: .sha512
            }
    }
}
