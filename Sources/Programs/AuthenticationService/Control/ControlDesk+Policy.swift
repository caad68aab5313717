import Account
import Conversation
import Identity
import Platform
import Policy
import Settings
import Wire

extension ControlDesk {
    func explain(_ call: ExplainPolicyParameters, _ user: User, _ respond: @escaping Respond) {
        let login: ImaginedLogin
        do throws(ControlError) {
            login = try ImaginedLogin(call)
        } catch {
            return respond(.done(.failure(error)))
        }
        use(user, respond) { [self] resident in
            defer { accounts.release(resident) }
            let explanation = rules.policy.explain(facts(login, user, resident.record?.account))
            respond(.done(.success(.explainedPolicy(ExplainPolicyReply(explanation)))))
        }
    }

    /// What policy asks of an account at each service that the settings name.
    func policy(of user: User, _ account: Account?) -> [ServicePolicy] {
        let settings = rules.policy.settings
        let inRules = settings.rules.filter { $0.require != nil }.flatMap { $0.match.services ?? [] }
        var seen: Set<ServiceName> = []
        return (settings.login.services + inRules).filter { seen.insert($0).inserted }.map { service in
            let outcome = rules.policy.decide(facts(ImaginedLogin(service), user, account)).outcome
            return ServicePolicy(
                service: service, decision: ServicePolicy.Decision(outcome), reason: "\(outcome)")
        }
    }

    /// As a login would have them, by the same functions.
    private func facts(_ login: ImaginedLogin, _ user: User, _ account: Account?) -> LoginFacts {
        let circumstances = circumstances(of: login, user)
        let now = circumstances.now
        let dormantAfter = rules.policy.settings.accounts.dormantAfter
        let view = account.map { AccountView($0, at: now, dormantAfter: dormantAfter) } ?? .nothing
        var facts = LoginFacts(
            service: login.service, subject: Subject(name: user.name, uid: user.uid, gids: user.gids),
            address: login.address, standing: Standing(view), isLocked: view.isLocked,
            isInvokedByRoot: user.uid.isRoot && login.service.isRunByPeople, isRemote: login.isRemote,
            hasPass: view.hasPass, proofs: Set(view.contacts.map(\.channel)),
            isDormant: view.isDormant, today: circumstances.today)
        facts.target = login.target
        facts.terminal = login.terminal
        facts.time = circumstances.time
        facts.risk = .facts(RiskFacts(view.history, login.visitor, circumstances))
        facts.device = DeviceStanding(view.history, login.visitor, at: now)
        return facts
    }

    private func circumstances(of login: ImaginedLogin, _ user: User) -> Circumstances {
        let now = Moment.now()
        let moment = login.at.map { Moment(wall: $0 * 1_000, boot: now.boot) } ?? now
        var circumstances = logins.circumstances(at: moment)
        if let network = login.visitor.knownNetwork {
            circumstances.accountsFailedFromThere = logins.failing.accounts(
                from: network, besides: user.uid, at: now.boot / 1_000)
        }
        return circumstances
    }
}

extension ServicePolicy.Decision {
    fileprivate init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .ask, .askPass, .askProof, .askVoucher: .asked
            case .enrol: .enrols
            case .announce: .announced
            case .notAsked, .offer: .notAsked
            case .refuse: .refused
            }
    }
}

extension ExplainPolicyReply {
    fileprivate init(_ explanation: Explanation) {
        let word: Decision =
            switch explanation.decision.outcome {
            case .ask, .askPass, .askProof, .askVoucher, .enrol: .asked
            case .announce, .notAsked, .offer: .notAsked
            case .refuse: .refused
            }
        let assessment = explanation.lines.compactMap { line in
            if case .risk(let assessment, _) = line { assessment } else { nil }
        }.first
        self.init(
            decision: word, rule: explanation.decision.rule?.name,
            risk: assessment.map { Risk($0.level) },
            signals: assessment?.signals.map(\.signal.rawValue) ?? [],
            lines: explanation.lines.map(\.description))
    }
}

extension ExplainPolicyReply.Risk {
    fileprivate init(_ level: RiskLevel) {
        self =
            switch level {
            case .low: .low
            case .elevated: .elevated
            case .high: .high
            }
    }
}
