package import Cryptography
package import Identity
import OneTimePassword

/// One authenticator that an account may prove itself with.
package struct Factor: Sendable {
    package let id: FactorID
    /// What its owner calls it, such as "phone"; 1 to 64 bytes, unique within the account.
    package var name: String
    package let created: Int64
    package var lastUsed: Int64?
    package var authenticator: Authenticator

    package init(
        id: FactorID, name: String, created: Int64, lastUsed: Int64? = nil, authenticator: Authenticator
    ) {
        self.id = id
        self.name = name
        self.created = created
        self.lastUsed = lastUsed
        self.authenticator = authenticator
    }

    package var means: Means {
        switch authenticator {
        case .totp: .totp
        case .hotp: .hotp
        case .outOfBand(let channel): Means(channel)
        }
    }
}

/// How an authenticator makes its codes.
package enum Authenticator: Sendable {
    /// Of the time (RFC 6238).
    case totp(TOTPFactor)
    /// Of a counter (RFC 4226).
    case hotp(HOTPFactor)
    /// They are sent to the account's contact of that channel (NIST SP 800-63B §5.1.3).
    case outOfBand(OutOfBandChannel)

    /// Nil where nothing is kept from which codes are made.
    package var secret: Secret? {
        switch self {
        case .totp(let totp): totp.secret
        case .hotp(let hotp): hotp.secret
        case .outOfBand: nil
        }
    }

    /// 6 to 8.
    package var digits: Int {
        switch self {
        case .totp(let totp): totp.parameters.digits
        case .hotp(let hotp): hotp.digits
        case .outOfBand: OutOfBandCode.digits
        }
    }

    package var algorithm: HashAlgorithm? {
        switch self {
        case .totp(let totp): totp.parameters.algorithm
        case .hotp(let hotp): hotp.algorithm
        case .outOfBand: nil
        }
    }

    package var channel: OutOfBandChannel? {
        if case .outOfBand(let channel) = self { channel } else { nil }
    }

    package var totp: TOTPFactor? {
        get { if case .totp(let totp) = self { totp } else { nil } }
        set { if let newValue { self = .totp(newValue) } }
    }

    package var hotp: HOTPFactor? {
        get { if case .hotp(let hotp) = self { hotp } else { nil } }
        set { if let newValue { self = .hotp(newValue) } }
    }
}
