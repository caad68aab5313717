import Identity
import Wire

/// What became of a text that was sent to many people.
struct NotifySummary: Encodable {
    /// Absent unless nothing was sent for that reason.
    let dryRun: Bool?
    private(set) var people: [Person] = []

    /// One of them; either the daemon's reply, or why there is none.
    struct Person: Encodable {
        let user: AccountName
        var to: String?
        var fate: DeliveryReport.Fate?
        var reason: DeliveryFault?
        var problem: Problem?
    }

    enum Problem: String, Encodable {
        case noContact, noSuchUser, refused
    }

    init(_ options: ChangeOptions) {
        dryRun = options.parameter
    }

    mutating func add(_ reply: NotifyUserReply) {
        people.append(Person(user: reply.user, to: reply.to, fate: reply.fate, reason: reply.reason))
    }

    mutating func add(_ failure: Failure, about user: AccountName) {
        people.append(Person(user: user, problem: failure.problem))
    }

    var sent: Int { people.count { $0.fate == .sent } }
    var waiting: Int { people.count { $0.fate == .waiting } }
    /// In a dry run.
    var prospective: Int { people.count { $0.fate == nil && $0.problem == nil } }
    var withoutContact: Int { people.count { $0.problem == .noContact } }
    var failed: Int { people.count - sent - waiting - prospective - withoutContact }

    var everybodyIsReached: Bool { failed == 0 && withoutContact == 0 }
}

extension Failure {
    fileprivate var problem: NotifySummary.Problem {
        if case .noContact = refusal { return .noContact }
        return status == .noSuchUser ? .noSuchUser : .refused
    }

    /// One line about the account that it is about.
    func line(about user: AccountName) -> String {
        problem == .noContact ? Sentences.withoutContact(user) : "\(user): \(sentence)"
    }
}
