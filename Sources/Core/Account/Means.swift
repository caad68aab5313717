package import Identity

/// By what a person may prove to be the owner of an account.
package enum Means: UInt8, CaseIterable, Hashable, Sendable {
    case totp = 1
    case hotp = 2
    case recoveryCode = 3
    /// An administrator's temporary code.
    case pass = 4
    case email = 5
    case sms = 6

    package init(_ channel: OutOfBandChannel) {
        self =
            switch channel {
            case .email: .email
            case .sms: .sms
            }
    }

    /// Where a code must be sent first; nil for whatever is at hand.
    package var channel: OutOfBandChannel? {
        switch self {
        case .email: .email
        case .sms: .sms
        case .totp, .hotp, .recoveryCode, .pass: nil
        }
    }
}
