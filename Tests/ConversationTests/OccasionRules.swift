import Account
import Conversation
import Policy
import Wire

/// What must never come of a login that may be spared its code, beside what must never come of any.
struct OccasionRules {
    let occasion: Occasion
    let ground: Occasion.Ground

    /// What is wrong with an effect; nil if nothing is.
    func fault(_ effect: Effect, _ facts: Facts, _ conversation: LoginConversation) -> String? {
        let rules = LoginRules(request: conversation.request, decision: conversation.decision)
        if let fault = rules.fault(effect, facts) { return fault }
        switch effect {
        case .finish(let ending): return fault(ending, facts)
        case .judge(_, _, leavingGrant: _, let remembering):
            return remembering == (isWish(facts) ? occasion.house.remember : nil)
                && (!isWish(facts) || occasion.offers(on: ground))
                ? nil : "a device remembered that nobody wanted to be, or that is not offered"
        default: return isSpared(facts) ? "somebody was asked who is not to be" : nil
        }
    }

    private func fault(_ ending: Ending, _ facts: Facts) -> String? {
        if isSpared(facts) {
            let verdict = occasion.spares == .provenLately ? Verdict.granted : .notAsked
            guard let reason = occasion.spares(on: ground) else { return nil }
            return ending.verdict == verdict && ending.cause == .notAsked(reason)
                ? nil : "another end than the one for whoever is not asked"
        }
        switch ending.cause {
        case .notAsked: return "somebody was not asked who is to be"
        case .letPastBefore: return facts.prior == .letPast && ground.phase == .account ? nil : "let past"
        default: return nil
        }
    }

    /// The account was just found, and nobody is to be asked for it.
    private func isSpared(_ facts: Facts) -> Bool {
        facts.events.last == .found(occasion.account) && facts.events.count == 2
            && occasion.spares(on: ground) != nil
    }

    /// What was typed last begins with an `r`.
    private func isWish(_ facts: Facts) -> Bool {
        guard case .answered(let answer)? = facts.events.last else { return false }
        return answer.starts(with: Array("r ".utf8)) || answer.starts(with: Array("R ".utf8))
    }
}
