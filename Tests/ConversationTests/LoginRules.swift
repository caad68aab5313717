import Account
import Conversation
import Identity
import Policy
import Settings
import Wire

/// What must never come of a login, whatever happened before.
struct LoginRules {
    let request: LoginRequest
    let decision: Decision?

    /// What is wrong with an effect; nil if nothing is.
    func fault(_ effect: Effect, _ facts: Facts) -> String? {
        switch effect {
        case .finish(let ending): fault(ending, facts)
        case .load:
            request.phase == .auth && request.standpoint == .beforeFirstFactor
                ? "an account was looked up for a stranger" : nil
        case .judge(_, let means, let leavesGrant, remembering: _):
            leavesGrant == needsEnrolment
                ? "a grant before the enrolment, or none" : faultOfJudging(means, facts)
        case .makeKey: mayEnrol(facts) ? nil : "a key for somebody who may not enrol"
        case .proveKey, .makeRecoveryCodes:
            mayEnrol(facts) ? nil : "an enrolment of somebody who may not enrol"
        case .commit(let change):
            change == .enrol && facts.isKeyProven && mayEnrol(facts)
                && (facts.areCodesSaved || decision?.methods.contains(.recoveryCode) == false)
                ? nil : "a change that nobody has proven"
        case .checkPassword, .findSession, .renewSession: "what belongs to self-service"
        case .noteSession: maySitDown(facts) ? nil : "a session that must not begin"
        case .send(let channel, let provesContact): faultOfSending(channel, provesContact, facts)
        case .recallDelivery: isToldAll ? nil : "a delivery is looked up for a stranger"
        case .ask:
            facts.prompts < 2 * LoginConversation.mostPrompts + 12 && request.phase == .auth
                ? nil : "a prompt too many, or where nobody can be asked"
        }
    }

    private func fault(_ ending: Ending, _ facts: Facts) -> String? {
        switch ending.verdict {
        case .granted: isProven(facts) && !facts.isLeft ? nil : "a grant for nothing, or for nobody"
        case .notAsked: isLetPass(facts) ? nil : "nobody was asked, where somebody should be"
        case .refused, .unavailable: nil
        }
    }

    /// What a grant must rest on.
    private func isProven(_ facts: Facts) -> Bool {
        switch request.phase {
        case .auth:
            if facts.events == [.began(.valid)] || facts.committed == .enrol || isProvenLately { return true }
            return facts.accepted != nil && !needsEnrolment
        case .account: return facts.prior == .valid || isProvenLately
        case .openSession: return maySitDown(facts) && facts.isNoted
        case .closeSession: return true
        }
    }

    /// Whether a session may begin: its login was this user's, and nobody has locked the account since.
    private func maySitDown(_ facts: Facts) -> Bool {
        request.phase == .openSession && facts.prior != .foreign && facts.isFound && !facts.account.isLocked
    }

    /// After a pass that enrols, being let in needs the enrolment; those who are told nothing cannot enrol.
    private var needsEnrolment: Bool {
        guard request.standpoint == .afterFirstFactor else { return false }
        switch decision?.outcome {
        case .askPass(thenEnrol: true), .askProof: return true
        case .announce(until: _, mayEnrol: true), .offer: return decision?.enrol == .proof
        case .ask, .askPass, .askVoucher, .announce, .enrol, .notAsked, .refuse, nil: return false
        }
    }

    /// Whether a contact is itself what is proven.
    private var provesContacts: Bool {
        if case .askVoucher = decision?.outcome { true } else { needsEnrolment }
    }

    private var isProvenLately: Bool { decision?.outcome == .notAsked(.provenLately) }

    private var isToldAll: Bool { request.phase == .auth && request.standpoint == .afterFirstFactor }

    /// Never before the first factor, never for a screen locker, never by itself once the login was started over.
    private func faultOfSending(
        _ channel: OutOfBandChannel, _ provesContact: Bool, _ facts: Facts
    ) -> String? {
        guard isToldAll, let contact = facts.account.contact(on: channel) else {
            return "a code for a stranger, or to nobody"
        }
        let first = facts.sendings == 0 && facts.account.sent == nil ? 1 : 0
        guard facts.sendings < facts.asked.count + first || facts.asked.last == channel else {
            return "a code that nobody asked for"
        }
        guard provesContact == provesContacts, provesContact || contact.isVerified else {
            return "a code to somebody who is not known there"
        }
        return provesContact || decision?.methods.contains(Method(channel)) == true
            ? nil : "a code that is not taken"
    }

    private func isLetPass(_ facts: Facts) -> Bool {
        switch decision?.outcome {
        case .notAsked, .announce, .offer: true
        case .refuse(.locked), nil: false
        case .ask, .askPass, .askProof, .askVoucher, .enrol, .refuse:
            request.phase == .account && facts.prior == .letPast
        }
    }

    private func faultOfJudging(_ means: Set<Means>, _ facts: Facts) -> String? {
        guard request.phase == .auth, request.standpoint != .beforeFirstFactor else {
            return "a code of a stranger was judged"
        }
        guard means.count == 1, facts.judged < LoginConversation.mostPrompts else {
            return "a code for several means, or too many"
        }
        guard means == [.pass] || means.isSubset(of: shown(by: facts.account)) else {
            return "a code that the account cannot show"
        }
        return means == [.pass] && !facts.account.hasPass ? "a pass that there is not" : nil
    }

    private func mayEnrol(_ facts: Facts) -> Bool {
        guard request.phase == .auth, request.standpoint == .afterFirstFactor, !facts.account.isEnrolled
        else {
            return false
        }
        switch decision?.outcome {
        case .enrol: return true
        case .announce(until: _, mayEnrol: true), .offer:
            return decision?.enrol != .proof || facts.accepted != nil
        case .askPass(thenEnrol: true): return facts.accepted?.means == .pass
        case .askProof, .askVoucher(_, thenOffer: true): return facts.accepted != nil
        case .ask, .askPass, .askVoucher, .announce, .notAsked, .refuse, nil: return false
        }
    }

    /// Codes by which the account can be proven: in a login those of its means, before an enrolment those of its contacts.
    private func shown(by account: AccountView) -> Set<Means> {
        provesContacts ? Set(account.contacts.map { Means($0.channel) }) : account.means
    }
}
