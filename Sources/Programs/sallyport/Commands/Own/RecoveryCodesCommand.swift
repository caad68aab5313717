import ArgumentParser
import Wire

/// `sallyport recovery-codes`: makes new recovery codes.
struct RecoveryCodesCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "recovery-codes", abstract: "Make ten new recovery codes; the old ones end.",
        discussion: """
            Each is good for one login without your authenticator. They are shown once: keep them on paper, \
            or in a password manager, away from your phone.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var change: ChangeOptions

    var isDryRun: Bool { change.dryRun }

    func action() throws(Failure) -> SelfServiceRequest.Action { .renewRecoveryCodes }
}
