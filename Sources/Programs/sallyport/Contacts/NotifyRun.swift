import Identity
import Platform
import Wire

/// Sends a text to one person after the other, and says of each what became of it.
struct NotifyRun: ~Copyable {
    private var daemon: Daemon
    private var summary: NotifySummary
    private let dryRun: Bool?
    /// Whether each person is shown as their turn ends.
    private let shows: Bool

    init(_ connection: ConnectionOptions, _ change: ChangeOptions, shows: Bool) throws(Failure) {
        daemon = try Daemon(connection)
        summary = NotifySummary(change)
        dryRun = change.parameter
        self.shows = shows
    }

    /// - Throws: ``Failure`` if the daemon went away, or does not let the caller do this at all.
    mutating func send(_ text: String, to people: [AccountName]) throws(Failure) -> NotifySummary {
        for person in people {
            do throws(Failure) {
                let reply = try send(text, to: person)
                summary.add(reply)
                try show(Sentences.notified(reply))
            } catch  where error.isAboutOneAccount {
                summary.add(error, about: person)
                try show(error.line(about: person))
            } catch {
                guard !summary.people.isEmpty else { throw error }
                throw Failure(
                    error.status, Sentences.notifyInterrupted(error.sentence, after: summary.people.count))
            }
        }
        return summary
    }

    private mutating func send(_ text: String, to person: AccountName) throws(Failure) -> NotifyUserReply {
        let subject = try Subject(person.description)
        return try daemon.ask(
            NotifyUserParameters(user: subject.name, uid: subject.uid, text: text, dryRun: dryRun))
    }

    private func show(_ line: String) throws(Failure) {
        guard shows else { return }
        do {
            try StandardOutput.write([line])
        } catch {
            throw Failure(unwritten: error)
        }
    }
}
