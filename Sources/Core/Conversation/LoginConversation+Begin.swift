import Identity
import Messages
import Policy
import Settings
import Wire

extension LoginConversation {
    mutating func begin(_ proof: PriorProof) -> [Effect] {
        switch request.phase {
        case .openSession:
            return proof == .foreign ? finish(.refused, .foreignProof) : finish(.granted, .sessionOpen)
        case .closeSession:
            return finish(.granted, .sessionOpen)
        case .auth where proof == .valid:
            return finish(.granted, .provenBefore)
        case .auth, .account:
            hasProof = proof == .valid
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
        let decision = policy.decide(facts(.enrolled([.totp])))
        self.decision = decision
        switch decision.outcome {
        // sshd may have asked for nothing at all so far, and a stack may end in pam_permit.
        case .notAsked where request.isFromSSHD: return ask([])
        case .notAsked(let reason): return finish(.notAsked, .notAsked(reason))
        case .refuse(let reason): return refuse(reason)
        case .ask where request.phase == .auth: return ask([])
        case .ask: return finish(.refused, .noSuchUser)
        }
    }

    mutating func proceed(with found: Found) -> [Effect] {
        switch found {
        case .damaged: return finish(.unavailable, .recordDamaged, .recordDamaged)
        case .otherIdentity: return finish(.refused, .otherIdentity, .recordOfAnother)
        case .unavailable: return finish(.unavailable, .storeUnavailable, .unavailable)
        case .nothing: return follow(policy.decide(facts(.notEnrolled)))
        case .account(let isLocked, let digits):
            self.digits = explains && Set(digits).count == 1 ? digits.first : nil
            return follow(
                policy.decide(facts(digits.isEmpty ? .notEnrolled : .enrolled([.totp]), isLocked: isLocked)))
        }
    }

    private mutating func follow(_ decision: Decision) -> [Effect] {
        self.decision = decision
        switch decision.outcome {
        case .notAsked(let reason): return finish(.notAsked, .notAsked(reason))
        case .refuse(let reason): return refuse(reason)
        case .ask where request.phase == .auth: return ask([])
        case .ask where hasProof: return finish(.granted, .provenBefore)
        case .ask: return finish(.refused, .proofMissing, .proofMissing)
        }
    }

    private mutating func refuse(_ reason: RefusalReason) -> [Effect] {
        let message: Message =
            switch reason {
            case .locked: .locked
            case .notEnrolled, .noMethod: .notEnrolled
            }
        return finish(.refused, .refusedByPolicy(reason), message)
    }

    private func facts(_ standing: Standing, isLocked: Bool = false) -> LoginFacts {
        LoginFacts(
            service: request.service,
            subject: Subject(
                name: request.subject.name, uid: request.subject.uid, gids: request.subject.gids),
            address: request.remoteHost.flatMap { try? InternetAddress($0) }, standing: standing,
            isLocked: isLocked, isInvokedByRoot: request.isInvokedByRoot)
    }
}
