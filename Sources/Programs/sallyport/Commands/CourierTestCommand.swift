import ArgumentParser
import Identity
import Wire

/// `sallyport courier test`: one delivery, step by step.
struct CourierTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a test to an address, and show each step of its delivery.",
        discussion: """
            An address with an @ is sent a mail, a number such as +4915112345678 a short message, by the provider \
            that courier.conf names. It is tried once. Ends with 0 if the provider took it, with 1 if not.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp("The e-mail address or telephone number.", valueName: "address"),
        transform: TypedAddress.any)
    var to: Destination

    func run() throws {
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(TestCourierParameters(to: to))
        try output.print(reply) { Sentences.tested(reply, to: to) }
        guard reply.fate == .sent else { throw ExitCode(ExitReason.faultsFound.rawValue) }
    }
}
