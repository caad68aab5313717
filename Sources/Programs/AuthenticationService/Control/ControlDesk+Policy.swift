import Account
import Conversation
import Identity
import Platform
import Policy
import Settings
import Wire

extension ControlDesk {
    func explain(_ call: ExplainPolicyParameters, _ user: User, _ respond: @escaping Respond) {
        guard let service = try? ServiceName(call.service) else {
            return respond(.done(.failure(.invalidParameter("service"))))
        }
        let address = call.from.flatMap { try? InternetAddress($0) }
        guard address != nil || call.from == nil else {
            return respond(.done(.failure(.invalidParameter("from"))))
        }
        use(user, respond) { [self] resident in
            defer { accounts.release(resident) }
            let decision = decide(service, user, resident.record?.account, from: address)
            respond(.done(.success(.explainedPolicy(ExplainPolicyReply(decision)))))
        }
    }

    /// What policy asks of an account at each service that the settings name.
    func policy(of user: User, _ account: Account?) -> [ServicePolicy] {
        let settings = rules.policy.settings
        let inRules = settings.rules.filter { $0.require != nil }.flatMap { $0.match.services ?? [] }
        var seen: Set<ServiceName> = []
        return (settings.login.services + inRules).filter { seen.insert($0).inserted }.map { service in
            let decision = decide(service, user, account, from: nil)
            return ServicePolicy(
                service: service, decision: ServicePolicy.Decision(decision.outcome),
                reason: "\(decision.outcome)")
        }
    }

    /// By the same function that decides at a login.
    private func decide(
        _ service: ServiceName, _ user: User, _ account: Account?, from address: InternetAddress?
    ) -> PolicyDecision {
        let now = Moment.now().seconds
        let dormantAfter = rules.policy.settings.accounts.dormantAfter
        let view = account.map { AccountView($0, at: now, dormantAfter: dormantAfter) } ?? .nothing
        return rules.policy.decide(
            LoginFacts(
                service: service, subject: Subject(name: user.name, uid: user.uid, gids: user.gids),
                address: address, standing: Standing(view), isLocked: view.isLocked,
                isRemote: address != nil || service.family == "sshd", hasPass: view.hasPass,
                proofs: Set(view.contacts.map(\.channel)),
                isDormant: view.isDormant, today: WallClock.day(at: now)))
    }
}

extension ServicePolicy.Decision {
    fileprivate init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .ask, .askPass, .askProof: .asked
            case .enrol: .enrols
            case .announce: .announced
            case .notAsked: .notAsked
            case .refuse: .refused
            }
    }
}

/// The reply has a `Decision` of its own.
private typealias PolicyDecision = Policy.Decision

extension ExplainPolicyReply {
    fileprivate init(_ decision: PolicyDecision) {
        let word: Decision =
            switch decision.outcome {
            case .ask, .askPass, .askProof, .enrol: .asked
            case .announce, .notAsked: .notAsked
            case .refuse: .refused
            }
        self.init(decision: word, rule: decision.rule?.name, lines: decision.explanation.map(\.description))
    }
}
