import ArgumentParser
import Glibc
import Wire

/// `sallyport confirm`: demands a fresh proof before something that a script or a service does.
struct ConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Demand a second factor before something that a script does.",
        discussion: """
            Ends with 0 if this login session proved a factor lately, or proves one now; with 77 if not, and with \
            75 if that cannot be told. Without a terminal on standard input nothing is asked: "sallyport verify" \
            in the same session gives the proof.

            sallyport confirm --for "export customers" && ./export-customers
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "What it is for, as the person reads it and the journal keeps it.", valueName: "text"))
    var purpose: String
    @Option(help: "How old the proof may be, 1s to 24h.", transform: Self.age)
    var fresh = WaitingTime(minutes: 15)
    @Option(help: "Another user, for administrators (default: yourself).")
    var user: String?

    func validate() throws {
        let isWritten = purpose.unicodeScalars.allSatisfy { (" "..."~").contains($0) }
        guard (1...ConfirmUserParameters.longestPurpose).contains(purpose.count), isWritten else {
            throw ValidationError(
                "--for must have 1 to \(ConfirmUserParameters.longestPurpose) printable ASCII characters")
        }
    }

    private static func age(_ text: String) throws -> WaitingTime {
        guard let age = WaitingTime(argument: text), age.seconds <= ConfirmUserParameters.longestFresh else {
            throw ValidationError("it must be 1s to 24h")
        }
        return age
    }

    func run() throws {
        let subject: Subject? = if let user { try Subject(user) } else { nil }
        let answer = isatty(0) == 1 ? try converse(subject) : try ask(subject)
        try output.print(answer, sentence: Sentences.confirmed(purpose))
    }

    private func converse(_ subject: Subject?) throws(Failure) -> ConfirmAnswer {
        try SecretKeeping.begin()
        var conversation = try SelfService(connection)
        let action = SelfServiceRequest.Action.confirm(
            purpose: purpose, freshSeconds: UInt32(fresh.seconds), user: subject?.name)
        try conversation.carryOut(action, dryRun: false)
        return ConfirmAnswer(purpose: purpose, user: subject?.name)
    }

    private func ask(_ subject: Subject?) throws -> ConfirmAnswer {
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            ConfirmUserParameters(
                user: subject?.name, uid: subject?.uid, purpose: purpose, freshSeconds: Int(fresh.seconds)))
        let answer = ConfirmAnswer(purpose: purpose, reply)
        guard reply.proven else {
            if output.json { try output.print(answer, sentence: "") }
            throw Failure(.notPermitted, Sentences.notConfirmed(reply, fresh: "\(fresh)"))
        }
        return answer
    }
}
