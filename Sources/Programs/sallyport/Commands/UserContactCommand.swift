import ArgumentParser
import Identity
import Wire

/// `sallyport user contact`: where a person, or many, can be reached.
struct UserContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Show or set where users can be reached by e-mail and SMS.",
        discussion: """
            Without an option: shows the contacts of a user. An address that is set counts once a code that was \
            sent there came back, or at once with --verified, which alone vouches for what is set already. A \
            verified contact of before hears of the change.

            --file reads many users: comma-separated values under a header line with user and, as wanted, email, \
            phone and verified (yes or no). An empty field leaves what is there as it is. Every line is judged \
            before the first one is carried out, and nothing is done unless all are good.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(
        help: ArgumentHelp("The e-mail address.", valueName: "address"), transform: TypedAddress.email)
    var email: EmailAddress?
    @Option(
        help: ArgumentHelp("The telephone number, such as +4915112345678.", valueName: "number"),
        transform: TypedAddress.phone)
    var phone: PhoneNumber?
    @Flag(inversion: .prefixedNo, help: "Vouch for the contact, or take that back.")
    var verified: Bool?
    @Option(help: "Take a contact away; may be given twice.")
    var remove: [OutOfBandChannel] = []
    @Option(help: "A file with many users; - is standard input.", completion: .file(extensions: ["csv"]))
    var file: String?
    @Argument(help: "The user.")
    var user: String?

    private var changesSomething: Bool { email != nil || phone != nil || verified != nil || !remove.isEmpty }

    func validate() throws {
        guard (user == nil) != (file == nil) else { throw ValidationError("name one user, or a --file") }
        guard file == nil || !changesSomething else {
            throw ValidationError("--file says for each user what is to be set")
        }
        guard !(email != nil && remove.contains(.email)), !(phone != nil && remove.contains(.sms)) else {
            throw ValidationError("one contact cannot be set and removed at once")
        }
    }

    func run() throws {
        if let file {
            try ContactRun.carryOut(file, connection, change, output)
        } else if changesSomething {
            try set()
        } else {
            try show()
        }
    }

    private func show() throws {
        let subject = try Subject(user ?? "", mayBeGone: true)
        var daemon = try Daemon(connection)
        let account = try daemon.ask(ShowUserParameters(user: subject.name, uid: subject.uid)).user
        try output.print(ContactsAnswer(user: account.user, contacts: account.contacts)) {
            account.contacts.isEmpty
                ? [Sentences.noContacts(of: account.user)]
                : ContactTable(account.contacts, Style.ofStandardOutput).lines
        }
    }

    private func set() throws {
        // What is stored of a user who has gone can still be taken away.
        let subject = try Subject(user ?? "", mayBeGone: email == nil && phone == nil)
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            SetContactParameters(
                user: subject.name, uid: subject.uid, email: email, phone: phone, verified: verified,
                remove: remove.isEmpty ? nil : remove, dryRun: change.parameter)
        ).vouched(verified)
        try output.print(
            ChangeAnswer(reply, change), sentence: Sentences.contacts(reply, dryRun: change.dryRun))
    }
}
