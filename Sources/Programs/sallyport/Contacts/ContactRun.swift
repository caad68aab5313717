import Identity
import Migration
import Wire

/// Sets the contacts of many users, once the daemon has judged each line of their file.
struct ContactRun: ~Copyable {
    private let file: String
    private let lines: [ContactLine]
    private var daemon: Daemon
    private var problems: [ContactProblem] = []

    /// Reads the file, judges it, and does what it says, or says what that would be.
    ///
    /// - Throws: ``Failure``; nothing was done unless its sentence says so.
    static func carryOut(
        _ path: String, _ connection: ConnectionOptions, _ change: ChangeOptions, _ output: OutputOptions
    ) throws(Failure) {
        let content = ContactFile(try ImportSource.bytes(path, atMost: ImportSource.longestFile))
        let file = path == "-" ? Sentences.standardInput : path
        try refuse(
            content.faults.map { fault in
                ContactProblem(
                    file: file, line: fault.line, sentence: Sentences.sentence(for: fault.reason),
                    isUnknownUser: false)
            })
        var run = ContactRun(file: file, lines: content.lines, daemon: try Daemon(connection))
        let prospect = try run.judge()
        let replies = change.dryRun ? prospect : try run.set()
        let summary = ContactSummary(replies, change)
        try output.print(summary, done: Sentences.summary(summary)) { summary.lines }
    }

    private init(file: String, lines: [ContactLine], daemon: consuming Daemon) {
        self.file = file
        self.lines = lines
        self.daemon = daemon
    }

    /// Has the daemon say of each line what it would do.
    private mutating func judge() throws(Failure) -> [SetContactReply] {
        var progress = ImportProgress(Sentences.judging)
        var replies: [SetContactReply] = []
        var first: [AccountName: Int] = [:]
        progress.expect(lines.count)
        defer { progress.finish() }
        for line in lines {
            do throws(Failure) {
                let reply = try send(line, dryRun: true)
                if let earlier = first[reply.user] { add(line, repeating: earlier, reply.user) }
                first[reply.user] = line.number
                replies.append(reply)
            } catch  where error.isAboutOneAccount {
                add(error, line)
            }
            progress.advance(by: 1)
        }
        progress.finish()
        try Self.refuse(problems)
        return replies
    }

    private mutating func set() throws(Failure) -> [SetContactReply] {
        var progress = ImportProgress(Sentences.setting)
        var replies: [SetContactReply] = []
        progress.expect(lines.count)
        defer { progress.finish() }
        for line in lines {
            do throws(Failure) {
                replies.append(try send(line, dryRun: nil))
            } catch {
                progress.finish()
                let cause = "\(Sentences.place(file, line.number)): \(error.sentence)"
                throw Failure(error.status, Sentences.contactsInterrupted(cause, after: replies.count))
            }
            progress.advance(by: 1)
        }
        return replies
    }

    private mutating func send(_ line: ContactLine, dryRun: Bool?) throws(Failure) -> SetContactReply {
        let subject = try Subject(line.user.description)
        return try daemon.ask(
            SetContactParameters(
                user: subject.name, uid: subject.uid, email: line.email, phone: line.phone,
                verified: line.verified, dryRun: dryRun)
        ).vouched(line.verified)
    }

    /// One user has many names to type, and one that the daemon knows.
    private mutating func add(_ line: ContactLine, repeating earlier: Int, _ user: AccountName) {
        let sentence = Sentences.sentence(for: .repeatedUser(user, line: earlier))
        problems.append(
            ContactProblem(file: file, line: line.number, sentence: sentence, isUnknownUser: false))
    }

    private mutating func add(_ failure: Failure, _ line: ContactLine) {
        problems.append(
            ContactProblem(
                file: file, line: line.number, sentence: failure.sentence,
                isUnknownUser: failure.status == .noSuchUser))
    }

    /// Ends here if there are any, after naming each.
    private static func refuse(_ problems: [ContactProblem]) throws(Failure) {
        guard !problems.isEmpty else { return }
        for problem in problems { StandardError.write("\(problem.text)\n") }
        let status = problems.allSatisfy(\.isUnknownUser) ? ExitReason.noSuchUser : .badData
        throw Failure(status, Sentences.noContactSet(faults: problems.count))
    }
}
