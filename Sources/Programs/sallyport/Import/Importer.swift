import Identity
import Migration
import Wire

/// Sends authenticators to the daemon, a few hundred at a time, and shows how far it is.
struct Importer: ~Copyable {
    /// A batch is on disk before it is answered.
    private static let patienceMilliseconds: Int64 = 120_000

    private var daemon: Daemon
    private let dryRun: Bool?
    private var progress = ImportProgress()

    init(_ connection: ConnectionOptions, _ options: ChangeOptions) throws(Failure) {
        daemon = try Daemon(connection, patienceMilliseconds: Self.patienceMilliseconds)
        dryRun = options.parameter
    }

    /// Sends all that `file` holds.
    ///
    /// - Throws: ``Failure`` if the daemon or the name service went away; what was done until then stays.
    mutating func run(_ file: ImportedFile, into summary: inout ImportSummary) throws(Failure) {
        let factors = file.content.factors
        progress.expect(factors.count)
        for start in stride(from: 0, to: factors.count, by: ImportUsersParameters.mostEntries) {
            let end = min(start + ImportUsersParameters.mostEntries, factors.count)
            do throws(Failure) {
                try send(factors[start..<end], of: file, into: &summary)
            } catch {
                finish()
                throw Failure(error.status, Sentences.interrupted(error.sentence, after: progress.done))
            }
            progress.advance(by: end - start)
        }
    }

    /// Ends the line of progress.
    mutating func finish() {
        progress.finish()
    }

    private mutating func send(
        _ factors: ArraySlice<ImportedFactor>, of file: ImportedFile, into summary: inout ImportSummary
    ) throws(Failure) {
        var known: [(factor: ImportedFactor, entry: ImportEntry)] = []
        for factor in factors {
            if let entry = try Self.entry(for: factor) {
                known.append((factor, entry))
            } else {
                let result = ImportResult(user: factor.user.description, outcome: .noSuchUser)
                summary.add(result, of: factor, in: file)
            }
        }
        guard !known.isEmpty else { return }
        let reply = try daemon.ask(ImportUsersParameters(entries: known.map(\.entry), dryRun: dryRun))
        for (sent, result) in zip(known, reply.results) {
            summary.add(result, of: sent.factor, in: file)
        }
    }

    /// What is sent for one factor; nil for a user whom the name service does not know.
    private static func entry(for factor: ImportedFactor) throws(Failure) -> ImportEntry? {
        do {
            let subject = try Subject(factor.user.description)
            return ImportEntry(factor, of: subject)
        } catch  where error.status == .noSuchUser {
            return nil
        }
    }
}
