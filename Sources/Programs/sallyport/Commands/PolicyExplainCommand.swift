import ArgumentParser
import Identity
import Wire

/// `sallyport policy explain`: what would be demanded of a user, and why.
struct PolicyExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain what would be demanded of a user at a login, and why.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The PAM service, such as sshd or sudo.")
    var service: String
    @Option(help: "The address that the user comes from (default: not over a network).")
    var from: String?
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard (try? ServiceName(service)) != nil else {
            throw ValidationError("--service is not the name of a service")
        }
        guard from.map({ (try? InternetAddress($0)) != nil }) ?? true else {
            throw ValidationError("--from is not an address; names of hosts never match a rule")
        }
    }

    func run() throws {
        let subject = try Subject(user)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            ExplainPolicyParameters(
                user: subject.name, uid: subject.uid, gids: subject.gids, service: service, from: from))
        try output.print(reply) { Sentences.decision(reply) }
    }
}
