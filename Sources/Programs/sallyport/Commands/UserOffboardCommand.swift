import Account
import ArgumentParser
import Glibc
import Identity
import Wire

/// `sallyport user offboard`: cuts an account off for good.
struct UserOffboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offboard",
        abstract: "Cut a user off for good: locked, everything wiped, sessions ended.",
        discussion: """
            In one step the account is locked without an end and loses its factors, recovery codes, devices, passes and \
            contacts; then its sessions are ended. If one cannot be ended, the exit code is 75, and the same command tries \
            again.

            Run by root, the command also lists what remains of the user on this host, and changes none of it: files, cron \
            and at jobs, SSH keys, lines of sudoers, groups, processes, and the account itself. That is what this host's \
            files say: a directory server, other hosts and network file systems are not looked at.

            Nothing is set up again for the user, nor for a later user of the same name and uid, before "sallyport user \
            unlock --offboarded"; then they begin as somebody new. So does, after that command, a later user who has only \
            the name or only the uid, and who is refused until then.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "Why, for administrators and the terminals of the sessions: one line of at most 200 bytes.")
    var reason: String?
    @Flag(help: "Tell the verified contacts that the account had.")
    var notify = false
    @Flag(help: "Do not look for what remains on this host.")
    var noChecklist = false
    @Argument(help: "The user.")
    var user: String

    func validate() throws {
        guard reason.map(Lock.isReason) ?? true else {
            throw ValidationError(Sentences.unshowableReason)
        }
    }

    func run() throws {
        let subject = try Subject(user, mayBeGone: true)
        var daemon = try Daemon(connection, patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        let reply = try daemon.ask(
            OffboardUserParameters(
                user: subject.name, uid: subject.uid, reason: reason, notify: notify ? true : nil,
                dryRun: change.parameter))
        let done = Sentences.offboarded(reply, notify: notify, dryRun: change.dryRun)
        // Looking for the rest takes a while: whoever waits knows by then what is done.
        if !output.json { try output.print(reply, done: done.joined(separator: " ")) { done } }
        let remains = try noChecklist ? nil : remains(of: subject, &daemon)
        try output.print(OffboardAnswer(reply, remains, change), done: done.joined(separator: " ")) {
            noChecklist ? [] : remains.map(Sentences.checklist) ?? ["", Sentences.checklistNeedsRoot]
        }
        guard reply.sessionsLeft == 0 else { throw ExitCode(ExitReason.tryAgain.rawValue) }
    }

    /// Nil where it is not for this caller to look.
    private func remains(of subject: Subject, _ daemon: inout Daemon) throws -> [Remainder]? {
        guard geteuid() == 0 else { return nil }
        var uid = subject.uid
        if uid == nil {
            uid = try daemon.ask(ShowUserParameters(user: subject.name)).user.uid
        }
        // A daemon of another version may not refuse it, and what would be listed is the host itself.
        if uid?.isRoot == true { throw Failure(.rootIsKept(subject.name)) }
        return uid.map { Checklist(of: Leaver(subject.name, $0)).items }
    }
}
