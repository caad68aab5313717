import ArgumentParser
import Wire

/// `sallyport enable`: sets up a second factor of one's own.
struct EnableCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Set up a second factor for your own account.",
        discussion: """
            Asks for your password, shows the key as text and, if you want, as a QR code, and counts once you \
            typed a right code. With the first authenticator you get ten recovery codes.

            totp is what every app knows. hotp counts how often it was used, and needs no clock. email and sms \
            send codes to your contact, which an administrator sets.
            """,
        aliases: ["enrol", "enroll"])

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "The kind of factor.")
    var method = FactorMethod.totp
    @Option(help: "What you will call it, such as \"phone\".")
    var name: FactorName?

    var isDryRun: Bool { change.dryRun }

    func action() throws(Failure) -> SelfServiceRequest.Action {
        .enable(method: method, name: name?.text)
    }
}
