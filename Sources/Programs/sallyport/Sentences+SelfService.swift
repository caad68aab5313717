import Identity
import Systemd
import Wire

/// What is said around a conversation about one's own account; the daemon says the rest.
extension Sentences {
    static let interrupted = "interrupted; nothing was changed"

    static let unknownEnd =
        "interrupted; the daemon has not said how this ended (sallyport shows what stands)"

    static let cannotHide =
        "this terminal cannot hide what is typed, so nothing was asked; nothing was changed"

    static let answerTooLong = "an answer has at most 512 bytes; nothing was changed"

    static let selfServiceRefused = "refused; nothing was changed"

    static let selfServiceUnavailable = "this cannot be done now; nothing was changed, try again later"

    static let conversationBroken =
        "the daemon went away before it said how this ended (sallyport shows what stands)"

    static let conversationTimedOut =
        "the daemon did not go on in time; try again (sallyport shows what stands)"

    /// Before a person's own file of google-authenticator is handed over.
    static func adopting(_ path: String, emergencyCodes: Int, dryRun: Bool) -> [String] {
        let codes = counted(emergencyCodes, "scratch code")
        let verb = dryRun ? "would be" : "is"
        let taken = "The key in \(path.escapingControls) \(verb) taken over; the file stays as it is."
        guard emergencyCodes > 0 else { return [taken] }
        return [
            taken,
            "Its \(codes) \(emergencyCodes == 1 ? "is" : "are") not taken over, and worth nothing here.",
        ]
    }

    static func noHome(_ user: AccountName) -> String {
        "the name service has no home for \(user); name the file"
    }

    static func cannotAdopt(_ path: String, _ reason: String) -> String {
        "\(path.escapingControls): \(reason)"
    }

}
