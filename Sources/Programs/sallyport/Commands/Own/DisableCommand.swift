import ArgumentParser
import Wire

/// `sallyport disable`: takes every factor of one's own away.
struct DisableCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Take every second factor of your own account away.",
        discussion: """
            Asks for your password, a code, and the word yes. Refused where policy demands a second factor \
            of you.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var change: ChangeOptions

    var isDryRun: Bool { change.dryRun }

    func action() throws(Failure) -> SelfServiceRequest.Action { .disable }
}
