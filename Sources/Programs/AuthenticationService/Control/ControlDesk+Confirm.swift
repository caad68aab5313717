import Account
import Conversation
import Identity
import Platform
import Policy
import Settings
import Wire

extension ControlDesk {
    /// Whether a user has proven a factor lately, and nothing speaks against it since.
    func confirm(
        _ call: ConfirmUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        guard (1...ConfirmUserParameters.longestPurpose).contains(call.purpose.utf8.count),
            call.purpose.isPrintableASCII
        else { return respond(.done(.failure(.invalidParameter("purpose")))) }
        guard (1...ConfirmUserParameters.longestFresh).contains(call.freshSeconds) else {
            return respond(.done(.failure(.invalidParameter("freshSeconds"))))
        }
        findProof(of: user, for: actor) { [self] age in
            use(user, respond) { [self] resident in
                defer { accounts.release(resident) }
                let account = resident.record?.account
                let proven = age.map { holds($0, below: call.freshSeconds, account) } ?? false
                audit.confirmation(of: user, for: call.purpose, isProven: proven, by: actor.uid)
                let at = age.map { Timestamp(seconds: Moment.now().seconds - $0) }
                let reply = ConfirmUserReply(user: user.name, proven: proven, provenAt: at)
                respond(.done(.success(.confirmedUser(reply))))
            }
        }
    }

    /// How old the proof is: of the caller's own session, or the newest of somebody else's.
    private func findProof(
        of user: User, for actor: Actor, _ done: @escaping (_ ageSeconds: Int64?) -> Void
    ) {
        guard user.uid == actor.uid else { return done(sessions.newestStanding(of: user.uid)?.proofAge) }
        sessions.standing(of: actor.peer) { done($0?.proofAge) }
    }

    /// A proof is worth nothing once its factor is gone, or where what has happened since is odd.
    private func holds(_ age: Int64, below freshSeconds: Int, _ account: Account?) -> Bool {
        guard age < freshSeconds, let account else { return false }
        let circumstances = logins.circumstances(at: Moment.now())
        let settings = rules.policy.settings
        let view = AccountView(account, at: circumstances.now, dormantAfter: settings.accounts.dormantAfter)
        let facts = RiskFacts(view.history, Visitor(network: nil), circumstances).newer(thanProofOf: age)
        return view.isEnrolled && !view.isLocked && !view.isDormant
            && settings.risk.assess(.facts(facts)).level == .low
    }
}
