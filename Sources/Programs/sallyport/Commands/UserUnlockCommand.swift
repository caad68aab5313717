import ArgumentParser
import Wire

/// `sallyport user unlock`: opens an account again.
struct UserUnlockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Take the lock of a user away, and the failures that stand against it.",
        discussion: """
            A user who was offboarded is unlocked with --offboarded alone, by root or an administrator, and begins like \
            somebody new: without a factor, and enrolling as sallyport.conf(5) says. The same is said of a new user who was given \
            the name or the uid of one who was offboarded; the record of before, which is in the way, is removed then, unless this \
            host still has an account with the other half of it.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Flag(help: "Let a user who was offboarded begin as somebody new.")
    var offboarded = false
    @Argument(help: "The user.")
    var user: String

    func run() throws {
        let subject = try Subject(user, mayBeGone: true)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            UnlockUserParameters(
                user: subject.name, uid: subject.uid, offboarded: offboarded ? true : nil,
                dryRun: change.parameter))
        try output.print(
            ChangeAnswer(reply, change), sentence: Sentences.unlock(reply, dryRun: change.dryRun))
    }
}
