import Identity
import Settings
import Wire

/// Every line that this program writes, none of them with anything of a letter.
enum CourierText {
    static let name = "sallyport-courier"
    static let ready = "READY"
    static let servingNothing = "Refusing every letter: the settings cannot be used"
    static let oldSettings = "Sending by the settings before the last reload, which was refused"
    static let violated = "closed a connection whose request is none"

    /// With the count of those of which nobody knows that they were sent.
    static func stopped(unsent: Int) -> String {
        let letters = "\(unsent) \(unsent == 1 ? "letter" : "letters")"
        return unsent == 0 ? "stopped" : "stopped, with \(letters) not known to be sent"
    }

    /// What `systemctl status` shows.
    static func serving(_ providers: Providers) -> String {
        let channels = OutOfBandChannel.allCases.filter { providers[$0] != nil }.map(words)
        return channels.isEmpty
            ? "Refusing every letter: neither [mail] nor [sms] is set"
            : "Sending \(channels.joined(separator: " and "))"
    }

    private static func words(_ channel: OutOfBandChannel) -> String {
        switch channel {
        case .email: "mail"
        case .sms: "short messages"
        }
    }

    static func stranger(_ uid: UserID) -> String { "refused a connection of uid \(uid)" }
    static func noSuchUser(_ name: String) -> String { "there is no such user as --peer names: \(name)" }
    static func socket(_ name: String) -> String {
        "no socket: systemd hands one named \"\(name)\" over, and --runtime-directory makes one"
    }
    static func noCertificate(_ path: String) -> String { "\(path.escaped) holds no certificate in PEM" }
    static func losses(_ count: Int) -> String { "\(count) lines could not be written to the journal" }
    static func settingsLoaded(_ file: String) -> String { "settings were read from \(file)" }
    static func settingsRejected(_ reason: String) -> String { "the settings are refused: \(reason)" }

    /// Such as `email to a***@e***.org: sent`.
    static func fate(_ answer: DeliveryAnswer, of destination: Destination) -> String {
        let letter = "\(destination.channel.word) to \(destination.masked)"
        let reason = answer.fault.map { " (\(text($0)))" } ?? ""
        return switch answer.fate {
        case .sent: "\(letter): sent"
        case .refused: "\(letter): refused\(reason)"
        case .failed: "\(letter): failed\(reason)"
        case .deferred: "\(letter): not yet\(reason)"
        }
    }

    private static func text(_ fault: DeliveryFault) -> String {
        switch fault {
        case .notConfigured: "no provider is set"
        case .tooMany: "too many letters"
        case .badDestination: "the address is not taken"
        case .unreachable: "the provider cannot be reached"
        case .certificate: "the provider's certificate is not good for its name, or it offers no encryption"
        case .credentials: "the provider does not take our credentials"
        case .refused: "by the provider"
        case .busy: "the provider is busy"
        case .timedOut: "not done in time"
        case .courier: "by a fault of this host"
        }
    }
}
