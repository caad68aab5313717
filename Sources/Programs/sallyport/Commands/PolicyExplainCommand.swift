import ArgumentParser
import Identity
import Platform
import Wire

/// `sallyport policy explain`: what would be demanded of a user, and why.
struct PolicyExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain what would be demanded of a user at a login, and why.",
        discussion: """
            By the very function that decides logins: the rule that applies, why those before it did not match, \
            each signal of risk with its weight, and the outcome.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The PAM service, such as sshd or sudo.")
    var service: String
    @Option(help: "The address that the user comes from (default: not over a network).")
    var from: String?
    @Option(
        help: "The SSH key that the user comes with: SHA256:..., or its .pub file.",
        completion: .file(extensions: ["pub"]))
    var key: String?
    @Option(
        help: ArgumentHelp(
            "When: \"2026-11-22 03:00\", or \"Sun 03:00\", on this host's clock (default: now).",
            valueName: "time"))
    var at: TypedTime?
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "As whom the user is to act, in sudo and su (default: whoever is meant).", valueName: "user"))
    var target: String?
    @Option(help: "The terminal, such as tty1 or pts/3, or none (default: what the service usually has).")
    var terminal: String?
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard (try? ServiceName(service)) != nil else {
            throw ValidationError("--service is not the name of a service")
        }
        guard from.map({ (try? InternetAddress($0)) != nil }) ?? true else {
            throw ValidationError("--from is not an address; names of hosts never match a rule")
        }
        guard target.map({ (try? AccountName($0)) != nil }) ?? true else {
            throw ValidationError("--as cannot be the name of a user")
        }
    }

    func run() throws {
        let subject = try Subject(user)
        let fingerprint: KeyFingerprint? = if let key { try TypedKey.fingerprint(key) } else { nil }
        let time = at?.timestamp(
            now: WallClock.milliseconds() / 1_000, clock: { WallClock.timeOfWeek(at: $0) })
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            ExplainPolicyParameters(
                user: subject.name, uid: subject.uid, gids: subject.gids, service: service, from: from,
                key: fingerprint?.description, at: time, target: target, terminal: device))
        try output.print(reply) { Sentences.decision(reply) }
    }

    /// Without the folder of devices.
    private var device: String? {
        terminal.map { $0.hasPrefix("/dev/") ? String($0.dropFirst("/dev/".count)) : $0 }
    }
}
