import Account
import Conversation
import Identity
import Messages
import Settings
import Wire

/// What must never come of a change to one's own account, whatever happened before.
struct SelfServiceRules {
    let action: SelfServiceRequest.Action
    let isDryRun: Bool
    let rules: SelfServiceConversation.Rules

    /// What is wrong with an effect; nil if nothing is.
    func fault(_ effect: Effect, _ facts: Facts) -> String? {
        switch effect {
        case .load: facts.events.count == 1 ? nil : "looked up twice"
        case .finish(let ending): fault(ending, facts)
        case .checkPassword:
            mayGoOn(facts) && facts.passwords < 3 && !isForAnother
                ? nil : "a password too many, or for nothing"
        case .ask(.password, telling: _, revealing: _, then: _):
            mayGoOn(facts) && !isForAnother ? nil : "a password is asked for, for nothing"
        case .ask: mayGoOn(facts) && isOwner(facts) ? nil : "a prompt before the password"
        case .findSession:
            mayGoOn(facts) && action.provesSession ? nil : "a session is looked for, for nothing"
        case .noteSession: "a session that nobody opens"
        case .renewSession:
            action.provesSession && isOwner(facts) && facts.accepted != nil
                ? nil : "a session that nobody has proven"
        case .judge(_, let means, let leavesGrant, remembering: _):
            leavesGrant ? "a grant of a login" : faultOfJudging(means, facts)
        case .send(let channel, let provesContact): faultOfSending(channel, provesContact, facts)
        case .recallDelivery:
            isOwner(facts) ? nil : "a delivery is looked up before the password"
        case .makeKey, .makeRecoveryCodes, .proveKey:
            isProven(facts) ? nil : "something is made for somebody who has not proven to be the owner"
        case .commit(let change): isProven(facts) ? faultOf(change, facts) : "a change for nothing"
        }
    }

    private func fault(_ ending: Ending, _ facts: Facts) -> String? {
        switch ending.verdict {
        case .granted where isDryRun: facts.events.count == 2 ? nil : "a dry run that does something"
        case .granted where ending.cause == .provenLately:
            wasProvenLately(facts) ? nil : "a confirmation of a proof that is not there"
        case .granted where action.provesSession:
            isOwner(facts) && facts.accepted != nil ? nil : "a grant for nothing"
        case .granted: facts.committed != nil ? nil : "a success without a change"
        case .notAsked: "nobody asked for that"
        case .refused, .unavailable: nil
        }
    }

    /// The password, or where only a session is proven, one that began with a first factor; whoever may ask for another
    /// answers for them.
    private func isOwner(_ facts: Facts) -> Bool {
        facts.isPasswordRight || action.provesSession && (facts.session != nil || isForAnother)
    }

    private var isForAnother: Bool {
        if case .confirm(purpose: _, freshSeconds: _, user: _?) = action { true } else { false }
    }

    /// As the action wants it, and without wrong codes since.
    private func wasProvenLately(_ facts: Facts) -> Bool {
        guard case .confirm(purpose: _, let freshSeconds, user: _) = action,
            let age = facts.session?.proofAge, mayGoOn(facts), facts.account.isEnrolled
        else { return false }
        return age < (facts.account == .guessedAt ? 100 : freshSeconds)
    }

    /// Locked and dormant accounts change nothing, and a dry run asks for nothing.
    private func mayGoOn(_ facts: Facts) -> Bool {
        !isDryRun && !facts.account.isLocked && !facts.account.isDormant
    }

    /// The password, then a factor that the account has already, or the pass that its first one needs.
    private func isProven(_ facts: Facts) -> Bool {
        guard facts.isPasswordRight, mayGoOn(facts) else { return false }
        let own = facts.account.means.union(facts.account.hasPass ? [.pass] : [])
        if facts.account.isEnrolled { return !facts.proofs.isDisjoint(with: own) }
        switch rules.enrol {
        case .firstLogin: return true
        case .proof: return !facts.proofs.isEmpty
        case .pass: return facts.proofs.contains(.pass)
        case .admin: return false
        }
    }

    /// The one whose codes are to become a factor.
    private var enabled: OutOfBandChannel? {
        if case .enable(method: let method, name: _) = action { method.channel } else { nil }
    }

    private func faultOfSending(
        _ channel: OutOfBandChannel, _ provesContact: Bool, _ facts: Facts
    ) -> String? {
        guard isOwner(facts), mayGoOn(facts), let contact = facts.account.contact(on: channel) else {
            return "a code before the password, or to nobody"
        }
        guard provesContact else {
            let isTaken = facts.account.isEnrolled && rules.methods.contains(Method(channel))
            return isTaken && contact.isVerified ? nil : "a code to somebody who is not known there"
        }
        let isProof = rules.enrol == .proof && !facts.account.isEnrolled
        return isProof || isProven(facts) && enabled == channel ? nil : "a contact is proven for nothing"
    }

    private func faultOfJudging(_ means: Set<Means>, _ facts: Facts) -> String? {
        guard isOwner(facts), means.count == 1, facts.judged < 8 else {
            return "a code before the password, for several means, or too many"
        }
        let isProof = rules.enrol == .proof && !facts.account.isEnrolled
        let proving = isProof ? facts.account.contacts.map(\.channel) : [enabled].compactMap(\.self)
        let shown = facts.account.means.union(proving.map { Means($0) })
        guard means == [.pass] ? facts.account.hasPass : means.isSubset(of: shown) else {
            return "a code that the account cannot show"
        }
        return nil
    }

    private func faultOf(_ change: AccountChange, _ facts: Facts) -> String? {
        let isOneOfMany = facts.account.factors.count > 1
        switch (action, change) {
        case (.enable, .enrol), (.adopt, .enrol):
            let keepsCodes = facts.account.recoveryCodes > 0
            return facts.isKeyProven && (keepsCodes || facts.areCodesSaved) ? nil : "a key without proof"
        case (.enable(let method, let name), .enable(let channel, let wish))
        where method.channel == channel && name == wish:
            let keepsCodes = facts.account.recoveryCodes > 0 || !rules.methods.contains(.recoveryCode)
            return facts.proofs.contains(Means(channel)) && (keepsCodes || facts.areCodesSaved)
                ? nil : "a contact without proof"
        case (.disable, .disable):
            return facts.saidYes && !rules.demandsFactor ? nil : "disabled without a yes"
        case (.removeFactor(let factor), .remove(let other)) where factor == other:
            return facts.saidYes && (isOneOfMany || !rules.demandsFactor) ? nil : "removed without a yes"
        case (.renewRecoveryCodes, .replaceRecoveryCodes):
            let losesNone = facts.account.recoveryCodes == 0
            return facts.areCodesSaved && (facts.saidYes || losesNone) ? nil : "replaced without a yes"
        case (.renameFactor(let factor, let name), .rename(let other, to: let wish))
        where factor == other && name == wish:
            return nil
        default: return "another change than the one that was asked for"
        }
    }
}
