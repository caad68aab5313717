import Identity
import Policy

/// Decides the logins of a journal anew under other rules, and counts what differs.
///
/// A login counts once: by its auth phase, or by its account phase where auth did not run.
struct Rehearsal {
    /// A login takes no longer (ten minutes at the prompts), and after that its process may be another.
    private static let longestLogin: Int64 = 900

    let policy: Policy
    private let groups: (AccountName) throws(Failure) -> [GroupID]
    private let clock: HostClock
    /// When a process was last at a login that is counted.
    private var counted: [String: Int64] = [:]
    private(set) var comparison = Comparison()

    /// `groups` are those of a user, as the name service has them now.
    init(
        _ policy: Policy, groups: @escaping (AccountName) throws(Failure) -> [GroupID],
        clock: HostClock = .own
    ) {
        self.policy = policy
        self.groups = groups
        self.clock = clock
    }

    /// Takes the records in their order.
    mutating func take(_ record: [String: String]) throws(Failure) {
        switch try LoggedLogin.read(record, groups: groups, clock) {
        case .other: return
        case .beforeFirstFactor: comparison.beforeFirstFactor += 1
        case .unusable: comparison.unusable += 1
        case .login(let login):
            let before = counted.updateValue(login.time, forKey: login.process)
            guard before.map({ login.time - $0 > Self.longestLogin }) ?? true else { return }
            comparison.add(login, now: fate(of: login))
        }
    }

    /// Where nothing can be asked, what would be asked is refused.
    private func fate(of login: LoggedLogin) -> LoggedLogin.Fate {
        switch policy.decide(login.facts).outcome {
        case .ask, .askPass, .askProof, .askVoucher, .enrol: login.couldBeAsked ? .asked : .refused
        case .offer, .announce, .notAsked: .notAsked
        case .refuse: .refused
        }
    }
}
