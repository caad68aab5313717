import ArgumentParser
import Migration
import Wire

/// `sallyport user enrol`: gives an account a new authenticator.
struct UserEnrolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol", abstract: "Give a user a new second factor, active at once.",
        discussion: """
            Prints the key and, with the first authenticator, ten recovery codes, once. Some authenticator apps \
            know 6 digits, 30 s and SHA1 only. A user who has an authenticator gets another one under a --name \
            of its own. With --method email or sms, codes go to the contact of the user (sallyport user contact).

            A hardware token has its key already: --secret-stdin reads it, in Base32, or in hexadecimal digits \
            behind "hex:" or with --hex. For many tokens there is "user import --format pskc".
            """,
        aliases: ["enroll"])

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "The kind of factor.")
    var method = FactorMethod.totp
    @Option(help: "What the user will call the factor, such as \"phone\"; 1 to 64 bytes.")
    var name: FactorName?
    @Option(help: "The hash of the codes.")
    var algorithm: CodeAlgorithm?
    @Option(help: "The length of a code, 6 to 8.")
    var digits: Int?
    @Option(help: "How long a code of totp is shown: 30 or 60 seconds.")
    var period: Int?
    @Option(help: "The next counter of a device with hotp (default: 0).")
    var counter: Int?
    @Option(help: "Whom the account is with, as the app shows it.")
    var issuer: String?
    @Flag(name: .customLong("secret-stdin"), help: "Read the key of a device, one line of standard input.")
    var readsSecret = false
    @Flag(help: "That line is hexadecimal.")
    var hex = false
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard (6...8).contains(digits ?? 6) else { throw ValidationError("--digits must be 6, 7 or 8") }
        guard [30, 60].contains(period ?? 30) else { throw ValidationError("--period must be 30 or 60") }
        guard (counter ?? 0) >= 0 else { throw ValidationError("--counter is negative") }
        guard method == .totp || period == nil else { throw ValidationError("--period is for totp alone") }
        guard method == .hotp || counter == nil else { throw ValidationError("--counter is for hotp alone") }
        guard method.channel == nil || !describesCodes else {
            throw ValidationError("--method \(method.rawValue) takes nothing that says how codes are made")
        }
        guard readsSecret || !hex else { throw ValidationError("--hex is for --secret-stdin alone") }
    }

    func run() throws {
        try SecretKeeping.begin()
        let subject = try Subject(user)
        var request = EnrolUserParameters(user: subject.name, uid: subject.uid, factorMethod: method)
        request.name = name?.text
        request.algorithm = algorithm
        request.digits = digits
        request.period = period
        request.counter = counter
        request.issuer = issuer
        request.secret = try secret()
        request.dryRun = change.parameter
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(request)
        try output.print(
            ChangeAnswer(reply, change), done: Sentences.enrolledUnseen(reply, dryRun: change.dryRun)
        ) {
            Sentences.enrolled(reply, dryRun: change.dryRun)
        }
        if reply.isSecret { StandardError.write("\(Sentences.shownOnce)\n") }
    }

    private var describesCodes: Bool {
        algorithm != nil || digits != nil || issuer != nil || readsSecret
    }

    private func secret() throws(Failure) -> String? {
        guard readsSecret else { return nil }
        let line = try SecretPrompt.line(Sentences.secretPrompt)
        let typed = try TypedSecret(line.bytes, isHexadecimal: hex)
        StandardError.write("\(Sentences.understood(typed))\n")
        return typed.secret.base32
    }
}

extension EnrolUserReply {
    /// Whether it has anything that nobody but the user may see.
    fileprivate var isSecret: Bool { secret != nil || !recoveryCodes.isEmpty }
}
