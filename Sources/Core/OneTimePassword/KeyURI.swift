package import Cryptography

/// What a QR code tells an authenticator app (Google Authenticator's "Key Uri Format").
///
/// The issuer stands in the label and as a parameter, since apps read the one or the other. Digits, period
/// and algorithm are written only where they differ from 6, 30 and SHA1: what every app assumes needs no
/// space in the code. A counter is always written, as the format demands.
package struct KeyURI: Sendable {
    /// Who issued the key, such as the host's name.
    package let issuer: String
    /// Whose key it is, such as "alice".
    package let account: String
    package let secret: Secret
    private let digits: Int
    private let algorithm: HashAlgorithm
    private let movingFactor: MovingFactor

    /// For an authenticator that goes by time.
    ///
    /// - Throws: ``ParameterError`` for an issuer or account that is empty or has a colon.
    package init(
        issuer: String, account: String, secret: Secret, parameters: TOTPParameters
    ) throws(ParameterError) {
        try self.init(
            issuer: issuer, account: account, secret: secret, digits: parameters.digits,
            algorithm: parameters.algorithm, movingFactor: .time(period: parameters.period))
    }

    /// For one that counts; `counter` is that of the first code it shows.
    ///
    /// - Throws: ``ParameterError`` for an issuer or account that is empty or has a colon, or for digits
    ///   other than 6 to 8.
    package init(
        issuer: String, account: String, secret: Secret, digits: Int, algorithm: HashAlgorithm = .sha1,
        counter: UInt64
    ) throws(ParameterError) {
        guard (6...8).contains(digits) else { throw .digits(digits) }
        try self.init(
            issuer: issuer, account: account, secret: secret, digits: digits, algorithm: algorithm,
            movingFactor: .counter(counter))
    }

    private init(
        issuer: String, account: String, secret: Secret, digits: Int, algorithm: HashAlgorithm,
        movingFactor: MovingFactor
    ) throws(ParameterError) {
        guard Self.isLabel(issuer) else { throw .issuer(issuer) }
        guard Self.isLabel(account) else { throw .account(account) }
        self.issuer = issuer
        self.account = account
        self.secret = secret
        self.digits = digits
        self.algorithm = algorithm
        self.movingFactor = movingFactor
    }

    /// The URI, in ASCII; it holds the secret, so show it and let go of it.
    package var text: String {
        let issuer = Self.percentEncoded(issuer)
        let account = Self.percentEncoded(account)
        let key = secret.withBytes { Base32.encode($0) }
        return "otpauth://\(movingFactor.method)/\(issuer):\(account)?secret=\(key)&issuer=\(issuer)"
            + uncommonParameters + movingFactor.parameter
    }

    private var uncommonParameters: String {
        let common = TOTPParameters.common
        var text = ""
        if algorithm != common.algorithm { text += "&algorithm=\(algorithm.rawValue)" }
        if digits != common.digits { text += "&digits=\(digits)" }
        return text
    }

    private static func isLabel(_ text: String) -> Bool {
        !text.isEmpty && !text.utf8.contains(UInt8(ascii: ":"))
    }

    /// Encodes all but the unreserved characters of RFC 3986 §2.3.
    private static func percentEncoded(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        let encoded = text.utf8.flatMap { byte in
            unreserved.contains(byte)
                ? [byte] : [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}

extension KeyURI {
    /// What makes each code differ from the one before, with its own parameter.
    private enum MovingFactor {
        case time(period: UInt64)
        case counter(UInt64)

        var method: String {
            switch self {
            case .time: "totp"
            case .counter: "hotp"
            }
        }

        var parameter: String {
            switch self {
            case .time(let period): period == TOTPParameters.common.period ? "" : "&period=\(period)"
            case .counter(let counter): "&counter=\(counter)"
            }
        }
    }
}
