import Identity
import Settings

extension Policy {
    /// When a session is ended that this login opens; nothing where it opens none, or nothing ends it.
    func sessionLines(_ decision: Decision, _ login: LoginFacts) -> [ExplanationLine] {
        guard let wasAsked = decision.outcome.countsAsAsked, !login.service.isRunByPeople else { return [] }
        let rule = sessionRule(
            service: login.service, subject: login.subject, address: login.address, isRemote: login.isRemote,
            terminal: login.terminal, time: login.time)
        let limits = limits(ofSessionsUnder: rule, wasAsked: wasAsked)
        func origin(isInRule: Bool) -> Origin {
            rule.flatMap { isInRule ? .rule($0.name) : nil } ?? .sessions
        }
        let lines: [ExplanationLine?] = [
            limits.idle.flatMap(WrittenDuration.init(seconds:)).map {
                .sessionIdle($0, origin(isInRule: rule?.sessions.idle != nil))
            },
            limits.max.flatMap(WrittenDuration.init(seconds:)).map {
                .sessionMax($0, origin(isInRule: rule?.sessions.max != nil))
            },
        ]
        return lines.compactMap(\.self)
    }
}

extension Outcome {
    /// Whether policy would have a second factor of whoever comes in so; nil where nobody comes in.
    fileprivate var countsAsAsked: Bool? {
        switch self {
        case .refuse: nil
        case .announce: false
        case .notAsked(.lowRisk), .notAsked(.remembered): true
        case .notAsked: false
        case .ask, .askPass, .askProof, .askVoucher, .enrol, .offer: true
        }
    }
}
