import Account
import ArgumentParser
import Platform
import Wire

/// `sallyport user lock`: shuts an account for logins.
struct UserLockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Refuse every login of a user, enrolled or not, and end their sessions.",
        discussion: """
            Without --until and --for: until somebody unlocks it. Times are UTC. The lock stands whatever becomes of \
            the sessions; if one cannot be ended, the exit code is 75, and the same command tries again.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "When the lock ends: 2027-01-31, or 2027-01-31T09:30Z.")
    var until: Timestamp?
    @Option(name: .customLong("for"), help: "How long the lock lasts, such as 8h or 30d.")
    var duration: WaitingTime?
    @Option(help: "Why, for administrators and the terminals of the sessions: one line of at most 200 bytes.")
    var reason: String?
    @Flag(help: "Leave the login sessions of the user open.")
    var keepSessions = false
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard until == nil || duration == nil else {
            throw ValidationError("--until and --for exclude each other")
        }
        guard reason.map(Lock.isReason) ?? true else {
            throw ValidationError(Sentences.unshowableReason)
        }
        guard until.map({ $0.seconds > WallClock.milliseconds() / 1_000 }) ?? true else {
            throw ValidationError(Sentences.lockEnded)
        }
    }

    func run() throws {
        let subject = try Subject(user, mayBeGone: true)
        var daemon = try Daemon(connection, patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        let reply = try daemon.ask(
            LockUserParameters(
                user: subject.name, uid: subject.uid, until: end(now: WallClock.milliseconds() / 1_000),
                reason: reason, keepSessions: keepSessions ? true : nil, dryRun: change.parameter))
        let sentences = Sentences.lock(reply, dryRun: change.dryRun)
        try output.print(ChangeAnswer(reply, change), done: sentences.joined(separator: " ")) { sentences }
        guard reply.sessionsLeft == 0 else { throw ExitCode(ExitReason.tryAgain.rawValue) }
    }

    func end(now: Int64) -> Timestamp? {
        until ?? duration.map { Timestamp(seconds: now + $0.seconds) }
    }
}
