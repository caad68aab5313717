import ArgumentParser
import Migration

/// `sallyport user import`: takes over the authenticators that another program knew.
struct UserImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take over the authenticators of another program.",
        discussion: """
            google-authenticator: one .google_authenticator file with --user, or a folder of files named after \
            their users, or of homes named after them. oath: the users file of pam_oath. csv: a header line \
            with user, secret (Base32) and, if wanted, method (totp, hotp), algorithm, digits, period, counter \
            and name.

            pskc: the container of keys (RFC 6030) that comes with hardware tokens, in clear text. Whose a \
            token is says --map FILE, a csv with a header line: serial, user and, if wanted, name; serial is \
            what stands on the token. Tokens that are not in it stay out, so that one container serves until \
            all its tokens are handed out. --user names the user of a container with one key. Without both, \
            each key must name its user (UserId).

            All is read before anything is changed. It is safe to repeat: what was imported stays as it is.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(help: "The kind of file.")
    var format: MigrationFormat
    @Option(help: "Whose .google_authenticator file, or container with one key, it is.")
    var user: String?
    @Option(
        help: ArgumentHelp("Which token of a key container is whose.", valueName: "file"), completion: .file()
    )
    var map: String?
    @Flag(name: .customLong("keep-going"), help: "Import the rest when lines cannot be understood.")
    var keepGoing = false
    @Argument(help: "The file; - is standard input.", completion: .file())
    var file: String

    func validate() throws {
        guard map == nil || (format == .pskc && user == nil) else {
            throw ValidationError(Sentences.mapWithoutContainer)
        }
        guard user == nil || [.googleAuthenticator, .pskc].contains(format) else {
            throw ValidationError(Sentences.userWithoutMeaning)
        }
    }

    func run() throws {
        try SecretKeeping.begin()
        let source = ImportSource(format: format, path: file, user: user, map: map)
        let files = try source.read()
        var summary = ImportSummary(files, change)
        summary.problems.forEach { StandardError.write("\($0.line)\n") }
        files.flatMap(\.warnings).forEach { StandardError.write("\($0)\n") }
        guard summary.malformed == 0 || keepGoing else {
            throw Failure(.badData, Sentences.nothingImported(faults: summary.malformed))
        }
        let known = summary.problems.count
        try importAll(of: files, into: &summary)
        summary.problems.dropFirst(known).forEach { StandardError.write("\($0.line)\n") }
        let lines = Sentences.summary(summary)
        try output.print(summary, done: lines[0]) { lines }
        if let status = summary.status {
            throw Failure(status, Sentences.notAllImported(summary.problems.count))
        }
    }

    private func importAll(of files: [ImportedFile], into summary: inout ImportSummary) throws(Failure) {
        var importer = try Importer(connection, change)
        for file in files {
            try importer.run(file, into: &summary)
        }
        importer.finish()
    }
}

extension MigrationFormat: ExpressibleByArgument {}
