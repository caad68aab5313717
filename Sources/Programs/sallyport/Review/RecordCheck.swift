import Account
import Identity
import Platform
import Wire

/// What the name service says now of the accounts that have a record; the daemon asks it once a day only.
///
/// Believed as slowly as there (``RollCall``): a directory that is down takes nobody for gone.
struct RecordCheck {
    /// By the uid of the record; of whom nothing was said, or nothing that is believed, there is none.
    private(set) var findings: [UserID: Finding] = [:]
    private(set) var doubt: RollCall.Doubt?
    /// How many questions were not answered.
    private(set) var unanswered = 0

    private let ask: Questions
    private let sources: NameSources
    private var call: RollCall
    /// Whom the name service knows, and the files of this host do not.
    private var witness: UserReport?

    /// Asks of nobody whom the list of users has already.
    init(_ users: [UserReport], _ entries: [NameService.Entry], _ sources: NameSources, _ ask: Questions) {
        (self.sources, self.ask) = (sources, ask)
        call = RollCall(asksDirectory: sources.asksDirectory)
        let listed = Dictionary(grouping: entries, by: \.uid)
        // A record that does not open tells no name.
        for user in users where user.state != .damaged && !call.isSilent {
            let isListed = listed[user.uid]?.contains { $0.name == user.user } ?? false
            note(isListed ? .here : finding(of: user), of: user)
        }
        doubt = call.doubt ?? (isFickle ? .fickle : nil)
        if doubt != nil { findings = findings.filter { $0.value != .gone } }
    }

    enum Finding: Hashable {
        case here
        /// Neither the name nor the uid is anybody's.
        case gone
        /// The name or the uid is somebody else's; the other half of it may be `free`.
        case replaced(by: AccountName, UserID, isFree: Bool)
    }

    struct Questions {
        var named: (AccountName) -> Lookup<User> = { NameService.user(named: $0.description) }
        var numbered: (UserID) -> Lookup<User> = { NameService.user($0) }
    }

    /// Nil: no answer.
    private func finding(of user: UserReport) -> Finding? {
        switch (ask.named(user.user), ask.numbered(user.uid)) {
        case (.failed, _), (.none, .failed): nil
        case (.found(let found), _) where found.uid == user.uid: .here
        case (.found(let found), let other):
            .replaced(by: found.name, found.uid, isFree: other == .none)
        case (.none, .found(let found)): .replaced(by: found.name, found.uid, isFree: true)
        case (.none, .none): .gone
        }
    }

    /// Who was offboarded is expected to be gone, and says nothing of the name service.
    private mutating func note(_ finding: Finding?, of user: UserReport) {
        findings[user.uid] = finding
        if finding == nil { unanswered += 1 }
        guard user.offboarded == nil else { return }
        switch finding {
        case .here:
            let isLocal = sources.localNames.contains(user.user)
            call.note(.found(isLocal: isLocal))
            if !isLocal { witness = user }
        case .gone: call.note(.missing(isNews: user.missingSince == nil))
        case nil: call.note(.unclear)
        case .replaced: break
        }
    }

    /// Whether somebody who was there is not, when asked again.
    private var isFickle: Bool {
        guard findings.values.contains(.gone) else { return false }
        guard case .found = ask.numbered(.root) else { return true }
        guard sources.asksDirectory, let witness else { return false }
        guard case .found = ask.named(witness.user) else { return true }
        return false
    }
}
