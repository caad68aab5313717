/// A way on which a code reaches a person apart from the login itself (NIST SP 800-63B §5.1.3, out-of-band).
package enum OutOfBandChannel: UInt8, CaseIterable, Hashable, Sendable {
    case email = 1
    case sms = 2

    /// As the settings and the control interface write it.
    package var word: String {
        switch self {
        case .email: "email"
        case .sms: "sms"
        }
    }

    /// Reads ``word``, or `mail`; nil for any other.
    package init?(word: String) {
        switch word {
        case "email", "mail": self = .email
        case "sms": self = .sms
        default: return nil
        }
    }
}
