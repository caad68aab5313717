import Account
import Identity
import Messages
import Policy
import Settings
import Wire

extension LoginConversation {
    mutating func begin(_ proof: PriorProof) -> [Effect] {
        switch request.phase {
        case .openSession:
            return proof == .foreign ? finish(.refused, .foreignProof) : beginSession()
        case .closeSession:
            return finish(.granted, .sessionOpen)
        case .auth where proof == .valid:
            return finish(.granted, .provenBefore)
        case .auth, .account:
            prior = proof
        }
        switch request.subject {
        case .nameServiceFailed:
            return finish(.unavailable, .nameServiceFailed, .unavailable)
        case .noSuchUser:
            return meetStranger()
        case .known where request.phase == .auth && request.standpoint == .beforeFirstFactor:
            return meetStranger()
        case .known:
            state = .loading
            return [.load]
        }
    }

    /// Decides for somebody about whom nothing may be looked up or told, and whose every answer will be refused.
    ///
    /// That is everybody before the first factor, and users who do not exist.
    private mutating func meetStranger() -> [Effect] {
        let decision = policy.decide(strangerFacts)
        self.decision = decision
        switch decision.outcome {
        // sshd may have asked for nothing at all so far, and a stack may end in pam_permit.
        case .notAsked where request.isFromSSHD: return ask([])
        case .notAsked(let reason): return finish(.notAsked, .notAsked(reason))
        case .refuse(let reason): return refuse(reason)
        case .ask, .askPass, .askProof, .askVoucher, .enrol, .offer, .announce:
            return request.phase == .auth ? ask([]) : finish(.refused, .noSuchUser)
        }
    }

    mutating func proceed(with found: FoundAccount) -> [Effect] {
        switch found {
        case .damaged: return finish(.unavailable, .recordDamaged, .recordDamaged)
        case .otherIdentity: return finish(.refused, .otherIdentity, .recordOfAnother)
        case .unavailable: return finish(.unavailable, .storeUnavailable, .unavailable)
        case .nothing: return follow(.nothing)
        case .account(let account): return follow(account)
        }
    }

    private mutating func follow(_ account: AccountView) -> [Effect] {
        self.account = account
        let decision = policy.decide(facts(account, standing: Standing(account)))
        self.decision = decision
        guard request.phase == .auth else { return settle(decision) }
        switch decision.outcome {
        case .notAsked(.provenLately): return finish(.granted, .notAsked(.provenLately))
        case .notAsked(let reason): return finish(.notAsked, .notAsked(reason))
        case .refuse(let reason): return refuse(reason)
        case .ask(let methods): return ask(for: methods, decision)
        case .askPass(let thenEnrol):
            enrolsAfterwards = thenEnrol && mayEnrol
            return ask(for: [], decision)
        case .askProof(let channels):
            return mayEnrol ? proveContact(on: channels) : refuse(.notEnrolled)
        case .askVoucher(let channels, thenOffer: _):
            // Nothing is sent for whoever is told nothing.
            let reachable = explains ? channels : []
            guard !reachable.isEmpty || account.hasPass else { return refuse(.oddWithoutFactor) }
            return askVoucher(on: reachable)
        case .offer where mayEnrol:
            return offer([], FreeChoice(.notAsked, .notAsked(.lowRisk), enrolsBy: decision.enrol))
        case .offer: return finish(.notAsked, .notAsked(.lowRisk))
        case .enrol: return mayEnrol ? enrol([.enrolment(.needed)]) : refuse(.notEnrolled)
        case .announce(let day, let isOpen):
            return announce(day, mayEnrol: isOpen && mayEnrol, decision.enrol)
        }
    }

    /// The account phase cannot ask: it holds what auth has proven, or decided, against what policy wants.
    private mutating func settle(_ decision: Decision) -> [Effect] {
        switch decision.outcome {
        case .refuse(.locked): refuse(.locked)
        case .notAsked(.provenLately): finish(.granted, .notAsked(.provenLately))
        case .notAsked(let reason): finish(.notAsked, .notAsked(reason))
        case _ where prior == .valid: finish(.granted, .provenBefore)
        case _ where prior == .letPast: finish(.notAsked, .letPastBefore)
        case .offer: finish(.notAsked, .notAsked(.lowRisk))
        case .announce(let day, mayEnrol: _): finish(.notAsked, .announced(day))
        case .refuse(let reason): refuse(reason)
        case .ask where decision.require == .stepUp:
            finish(.refused, .proofMissing, .occasion(.freshProofMissing(request.service)))
        case .ask, .askPass, .askProof, .askVoucher, .enrol:
            finish(.refused, .proofMissing, .proofMissing)
        }
    }

    private mutating func ask(for methods: [Method], _ decision: Decision) -> [Effect] {
        entry = CodeEntry(
            account: account, methods: methods, of: decision.methods, takesPass: account.hasPass,
            sends: explains, sendsAtOnce: request.target == nil, offer: rememberOffer(decision))
        return open(explains ? occasion(of: decision) : [])
    }

    mutating func refuse(_ reason: RefusalReason) -> [Effect] {
        let message: Message =
            switch reason {
            case .locked: .locked
            case .notEnrolled: .notEnrolled(opensByPass: decision?.enrol != .admin)
            case .enrolmentOver(let day): .enrolmentOver(day)
            case .dormant: .dormant
            case .rootFromAfar: .rootFromAfar
            case .noMethod: .noMethod
            case .notEnrolledAtStepUp: .occasion(.noFactorForStepUp)
            case .oddWithoutFactor: .occasion(.noVoucher)
            }
        return finish(.refused, .refusedByPolicy(reason), message)
    }
}
