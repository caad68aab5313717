import Account
import Identity
import Messages
package import Policy
import Settings
import Wire

extension LoginConversation {
    /// What is known of this login, and what is odd about it.
    func facts(_ account: AccountView, standing: Standing) -> LoginFacts {
        var facts = LoginFacts(
            service: request.service,
            subject: Subject(
                name: request.subject.name, uid: request.subject.uid, gids: request.subject.gids),
            address: request.remoteHost.flatMap { try? InternetAddress($0) }, standing: standing,
            isLocked: account.isLocked, isInvokedByRoot: request.isInvokedByRoot,
            isRemote: request.remoteHost != nil || request.isFromSSHD, hasPass: account.hasPass,
            proofs: Set(account.contacts.map(\.channel)), isDormant: account.isDormant,
            today: circumstances.today)
        facts.target = request.acting
        facts.terminal = request.visitor.terminal
        facts.time = circumstances.time
        facts.sessionProofAge = circumstances.sessionProofAge
        facts.risk = .facts(RiskFacts(account.history, request.visitor, circumstances))
        facts.device = DeviceStanding(account.history, request.visitor, at: circumstances.now)
        return facts
    }

    /// What the decision was made of.
    package var decided: LoginFacts { facts(account, standing: Standing(account)) }

    /// The same for everybody about whom nothing may be looked up: enrolled, known from nowhere, as odd as can be.
    var strangerFacts: LoginFacts {
        var facts = facts(.nothing, standing: .enrolled(Method.allCases))
        facts.risk = .unknown
        facts.sessionProofAge = nil
        return facts
    }

    /// What it is for, why it is asked, and how to be asked less.
    func occasion(of decision: Decision) -> [Message] {
        var messages: [OccasionMessage] = []
        if decision.require == .stepUp {
            messages.append(
                .purpose(request.service, target: request.acting.account, host: circumstances.host))
        }
        if isAskedForOddity(decision), !oddities.isEmpty { messages.append(.asked(oddities)) }
        if let offer = rememberOffer(decision) {
            messages.append(
                .rememberOffer(
                    idle: offer.idleSeconds, max: offer.maxSeconds, inThisNetwork: offer.bindsNetwork))
        }
        return messages.map { .occasion($0) }
    }

    /// Whether nothing but what is odd makes it ask.
    private func isAskedForOddity(_ decision: Decision) -> Bool {
        switch decision.require {
        case .risk: true
        case .stepUp: circumstances.sessionProofAge.map { $0 < decision.freshSeconds } ?? false
        case .always, .ifEnrolled, .never: false
        }
    }

    /// The weightiest first; those of no weight are not told.
    var oddities: [Oddity] {
        let signals = decision?.assessment.signals ?? []
        return signals.filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }.map { Oddity($0.signal) }
    }

    /// What a person can have remembered here: a device with a key, after the first factor, where nothing is very odd.
    ///
    /// At a step-up none, which no device is spared.
    func rememberOffer(_ decision: Decision) -> Remembrance? {
        guard explains, request.target == nil, request.visitor.key != nil, account.isEnrolled,
            decision.require != .stepUp, decision.assessment.level < .high, let remember = decision.remember
        else { return nil }
        return remember.bindsNetwork && request.visitor.knownNetwork == nil ? nil : remember
    }
}

extension Target {
    /// By name, where it is all but certain.
    fileprivate var account: AccountName? {
        switch self {
        case .account(let name): name
        case .usual: try? AccountName("root")
        case .subject, .unknown: nil
        }
    }
}

extension Oddity {
    init(_ signal: RiskSignal) {
        self =
            switch signal {
            case .newNetwork: .network
            case .unusualHour: .hour
            case .recentFailures: .failures
            case .failingSource: .source
            case .longAbsence: .absence
            case .newKey: .key
            case .noTerminal: .terminal
            case .clockInDoubt: .clock
            }
    }
}
