import Identity
import Wire

/// The commands that make sense now for the person who asks, each with what it does.
struct NextSteps {
    private let user: UserReport
    /// There is a file of google-authenticator in the person's home.
    private let hasOldFile: Bool
    private let style: Style

    init(_ user: UserReport, hasOldFile: Bool, _ style: Style) {
        self.user = user
        self.hasOldFile = hasOldFile
        self.style = style
    }

    var lines: [String] {
        switch user.state {
        case .locked, .offboarded, .shut, .damaged, .mismatched: return ["", Sentences.askAdministrator]
        case .enrolled, .notEnrolled:
            if user.dormant { return ["", Sentences.askAdministrator] }
        }
        let steps = user.factors.isEmpty ? firstSteps : laterSteps
        let width = steps.map(\.command.count).max() ?? 0
        let rows = steps.map { step in
            let command = step.command + String(repeating: " ", count: width - step.command.count)
            return "  \(style.strong(command))  \(step.purpose)"
        }
        return ["", Sentences.nextSteps] + rows
    }

    private var firstSteps: [(command: String, purpose: String)] {
        [("sallyport enable", Sentences.stepEnable)]
            + (hasOldFile ? [("sallyport import", Sentences.stepImport)] : []) + contactSteps
    }

    /// For each contact that is not a factor yet.
    private var contactSteps: [(command: String, purpose: String)] {
        user.contacts.filter { contact in !user.factors.contains { $0.method.channel == contact.channel } }
            .map { contact in
                ("sallyport enable --method \(contact.channel.word)", Sentences.stepEnable(by: contact))
            }
    }

    private var laterSteps: [(command: String, purpose: String)] {
        [
            ("sallyport recovery-codes", Sentences.stepRecoveryCodes(left: user.recoveryCodes)),
            ("sallyport verify", Sentences.stepVerify), ("sallyport factors", Sentences.stepFactors),
            ("sallyport enable --name N", Sentences.stepEnableAnother),
        ] + contactSteps + deviceSteps + [("sallyport disable", Sentences.stepDisable)]
    }

    private var deviceSteps: [(command: String, purpose: String)] {
        user.devices.isEmpty ? [] : [("sallyport devices", Sentences.stepDevices)]
    }
}
