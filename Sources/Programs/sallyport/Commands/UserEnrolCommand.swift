import ArgumentParser
import Wire

/// `sallyport user enrol`: gives an account a new authenticator.
struct UserEnrolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol", abstract: "Give a user a new authenticator, active at once.",
        discussion:
            "Prints the key once. Some authenticator apps know 6 digits, 30 s and SHA1 only.",
        aliases: ["enroll"])

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "The kind of factor.")
    var method = FactorMethod.totp
    @Option(help: "What the user will call the factor, such as \"phone\".")
    var name: String?
    @Option(help: "The hash of the codes.")
    var algorithm: CodeAlgorithm?
    @Option(help: "The length of a code, 6 to 8.")
    var digits: Int?
    @Option(help: "How long a code is shown: 30 or 60 seconds.")
    var period: Int?
    @Option(help: "Whom the account is with, as the app shows it.")
    var issuer: String?
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard (6...8).contains(digits ?? 6) else { throw ValidationError("--digits must be 6, 7 or 8") }
        guard [30, 60].contains(period ?? 30) else { throw ValidationError("--period must be 30 or 60") }
        guard (1...64).contains(name?.utf8.count ?? 1) else {
            throw ValidationError("--name must have 1 to 64 bytes")
        }
    }

    func run() throws {
        let subject = try Subject(user)
        var request = EnrolUserParameters(user: subject.name, uid: subject.uid, factorMethod: method)
        request.name = name
        request.algorithm = algorithm
        request.digits = digits
        request.period = period
        request.issuer = issuer
        request.dryRun = change.parameter
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(request)
        try output.print(ChangeAnswer(reply, change), done: Sentences.enrolledUnseen(reply)) {
            Sentences.enrolled(reply)
        }
    }
}
