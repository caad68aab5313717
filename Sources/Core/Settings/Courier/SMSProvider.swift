/// `via` in `[sms]`.
enum SMSProvider: String, ProviderWord {
    case twilio, vonage, http, program
    case gammu = "gammu-smsd"

    static let sharedKeys = ["countries", "most_a_day"]

    var keys: [String] {
        switch self {
        case .twilio, .vonage: ["account", "token_file", "from", "url", "ca_file"]
        case .http:
            [
                "url", "method", "headers", "body", "escaping", "token_file", "sent_status", "sent_if",
                "ca_file",
            ]
        case .program: ["program"]
        case .gammu: ["outbox"]
        }
    }
}
