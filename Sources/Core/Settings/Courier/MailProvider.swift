/// `via` in `[mail]`.
enum MailProvider: String, ProviderWord {
    case smtp, sendmail

    static let sharedKeys = ["from", "most_a_day"]

    var keys: [String] {
        switch self {
        case .smtp: ["host", "port", "tls", "username", "password_file", "ca_file"]
        case .sendmail: ["program"]
        }
    }
}
