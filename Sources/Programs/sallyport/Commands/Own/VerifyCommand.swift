import ArgumentParser
import Wire

/// `sallyport verify`: proves oneself, which is a way to try a code too.
struct VerifyCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Try your password and a code, as at a login.",
        discussion: "A code that was accepted is used up. Ends with 77 if it was not.",
        aliases: ["test"])

    @OptionGroup var connection: ConnectionOptions

    var isDryRun: Bool { false }

    func action() throws(Failure) -> SelfServiceRequest.Action { .verify }
}
