import ArgumentParser
import Wire

/// `sallyport verify`: proves oneself anew, which is a way to try a code too.
struct VerifyCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove yourself with password and code, as at a login.",
        discussion: """
            Asks for the password first, unless this login session has proven a factor already. An empty answer gives \
            up. Renews the proof of this login session: what asks for a fresh one, such as sudo, goes on without a \
            question for a while. A code that was accepted is used up. Ends with 77 if it was not.
            """,
        aliases: ["test"])

    @OptionGroup var connection: ConnectionOptions

    var isDryRun: Bool { false }

    func action() throws(Failure) -> SelfServiceRequest.Action { .verify }
}
