package import Cryptography

/// What a QR code tells an authenticator app (Google Authenticator's "Key Uri Format").
///
/// The issuer stands in the label and as a parameter, since apps read the one or the other. Digits, period
/// and algorithm are written only where they differ from 6, 30 and SHA1: what every app assumes needs no
/// space in the code.
package struct KeyURI: Sendable {
    /// Who issued the key, such as the host's name.
    package let issuer: String
    /// Whose key it is, such as "alice".
    package let account: String
    package let secret: Secret
    package let parameters: TOTPParameters

    /// - Throws: ``ParameterError`` for an issuer or account that is empty or has a colon.
    package init(
        issuer: String, account: String, secret: Secret, parameters: TOTPParameters
    ) throws(ParameterError) {
        guard Self.isLabel(issuer) else { throw .issuer(issuer) }
        guard Self.isLabel(account) else { throw .account(account) }
        self.issuer = issuer
        self.account = account
        self.secret = secret
        self.parameters = parameters
    }

    /// The URI, in ASCII; it holds the secret, so show it and let go of it.
    package var text: String {
        let issuer = Self.percentEncoded(issuer)
        let account = Self.percentEncoded(account)
        let key = secret.withBytes { Base32.encode($0) }
        return "otpauth://totp/\(issuer):\(account)?secret=\(key)&issuer=\(issuer)" + uncommonParameters
    }

    private var uncommonParameters: String {
        let common = TOTPParameters.common
        var text = ""
        if parameters.algorithm != common.algorithm { text += "&algorithm=\(parameters.algorithm.rawValue)" }
        if parameters.digits != common.digits { text += "&digits=\(parameters.digits)" }
        if parameters.period != common.period { text += "&period=\(parameters.period)" }
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
