import Identity
import Wire

extension OutOfBandChannel {
    /// As in "a code by e-mail".
    var way: String {
        switch self {
        case .email: "by e-mail"
        case .sms: "by SMS"
        }
    }

    var address: String {
        switch self {
        case .email: "e-mail address"
        case .sms: "phone number"
        }
    }

    var newAddress: String {
        switch self {
        case .email: "an e-mail address"
        case .sms: "a phone number"
        }
    }

    var provider: String {
        switch self {
        case .email: "mail server"
        case .sms: "SMS provider"
        }
    }

    /// What usually goes wrong.
    var advice: String {
        switch self {
        case .email: "If it does not come, look into the spam folder, and check that this address is yours."
        case .sms: "If it does not come, check that this number is yours, and that your phone has a signal."
        }
    }

    /// Why nothing was sent, in words that help a person and tell nothing of the provider's settings.
    func reason(_ fault: DeliveryFault) -> String {
        switch fault {
        case .notConfigured: "this host has no \(provider)"
        case .tooMany: "too many were sent from this host"
        case .badDestination: "the \(provider) does not take this \(address)"
        case .unreachable, .timedOut: "the \(provider) does not answer"
        case .certificate, .credentials: "the \(provider) and this host do not trust each other"
        case .refused: "the \(provider) refused it"
        case .busy: "the \(provider) is busy"
        case .courier: "this host cannot send anything at the moment"
        }
    }
}
