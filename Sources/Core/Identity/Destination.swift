/// Where a person can be reached.
package enum Destination: Hashable, Sendable, CustomStringConvertible {
    case email(EmailAddress)
    case phone(PhoneNumber)

    package var channel: OutOfBandChannel {
        switch self {
        case .email: .email
        case .phone: .sms
        }
    }

    /// The whole address: for the courier and for administrators.
    package var description: String {
        switch self {
        case .email(let address): address.description
        case .phone(let number): number.description
        }
    }

    /// What everybody else is shown.
    package var masked: String {
        switch self {
        case .email(let address): address.masked
        case .phone(let number): number.masked
        }
    }

    /// Reads what ``description`` wrote, or somebody typed.
    package init(_ text: String, by channel: OutOfBandChannel) throws(IdentityError) {
        switch channel {
        case .email: self = .email(try EmailAddress(text))
        case .sms: self = .phone(try PhoneNumber(text))
        }
    }
}
