import Account
import Conversation
import Identity
import Policy
import Settings

/// What `require = "risk"` does with all logins to one account within a year.
struct YearOfRisk {
    /// A Monday.
    private static let start: Int64 = 1_767_571_200
    private static let policy = House(require: .risk).policy

    struct Tally: Equatable {
        var visits = 0
        var asked = 0
        /// In the thirty days with most of them.
        var askedInAMonth = 0
        var letIn = 0
        fileprivate var askedOn: [Int64] = []

        fileprivate mutating func note(_ visit: YearVisit, isAsked: Bool) {
            visits += 1
            guard isAsked else { return letIn += 1 }
            asked += 1
            let day = visit.at / 86_400
            askedOn = askedOn.filter { day - $0 < 30 } + [day]
            askedInAMonth = max(askedInAMonth, askedOn.count)
        }
    }

    private(set) var owner = Tally()
    private(set) var others = Tally()
    private(set) var account: Account

    init() throws {
        account = Account(name: try AccountName("alice"), uid: Fixture.uid, created: Self.start)
    }

    /// Whoever is no owner types so many wrong codes where a code is asked for.
    mutating func run(_ visits: [YearVisit], wrongCodes: Int = 0) {
        for visit in visits.sorted(by: { $0.at < $1.at }) {
            let isAsked = isAsked(visit, account)
            if visit.isOwner {
                owner.note(visit, isAsked: isAsked)
                welcome(visit, isProven: isAsked)
            } else {
                others.note(visit, isAsked: isAsked)
                if isAsked { fail(visit, wrongCodes) }
            }
        }
    }

    func isAsked(_ visit: YearVisit, _ account: Account, accountsFailedFromThere: Int = 0) -> Bool {
        let now = Self.start + visit.at
        let circumstances = Circumstances(
            now: now, today: Fixture.today, time: Self.time(visit),
            accountsFailedFromThere: accountsFailedFromThere)
        guard let service = try? ServiceName("sshd") else { return false }
        var facts = LoginFacts(
            service: service, subject: Subject(name: account.name, uid: account.uid, gids: []),
            address: try? InternetAddress(visit.address), standing: .enrolled([.totp]), today: Fixture.today)
        facts.time = circumstances.time
        facts.risk = .facts(RiskFacts(AccountHistory(account), Self.visitor(visit), circumstances))
        return Self.policy.decide(facts).outcome == .ask([.totp])
    }

    private mutating func welcome(_ visit: YearVisit, isProven: Bool) {
        let (source, now) = (FailureSource(remoteHost: visit.address), Self.start + visit.at)
        if isProven {
            account.known.met(source, at: now)
            account.failures.clear(source, at: now)
        }
        _ = account.learn(Self.time(visit), hasTerminal: nil, from: [source], at: now)
    }

    private mutating func fail(_ visit: YearVisit, _ count: Int) {
        for _ in 0..<count {
            account.failures.claim(
                FailureSource(remoteHost: visit.address), known: account.known, at: Self.start + visit.at)
        }
    }

    private static func time(_ visit: YearVisit) -> TimeOfWeek? {
        TimeOfWeek(minute: Int(visit.at / 60) % TimeOfWeek.minutesAWeek)
    }

    private static func visitor(_ visit: YearVisit) -> Visitor {
        Visitor(network: FailureSource(remoteHost: visit.address))
    }
}
