package import Settings

/// How odd a login looks; a greater one is odder.
package enum RiskLevel: String, CaseIterable, Hashable, Sendable, Comparable {
    case low, elevated, high

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .elevated: 1
        case .high: 2
        }
    }
}

/// The signals of one login, what they weigh, and what that amounts to.
package struct RiskAssessment: Hashable, Sendable {
    /// In the order of ``RiskSignal/allCases``.
    package let signals: [Signal]
    package let score: Int
    package let level: RiskLevel

    package struct Signal: Hashable, Sendable {
        package let signal: RiskSignal
        package let weight: Int
    }
}

/// What is known of the risk of a login.
package enum RiskEvidence: Hashable, Sendable {
    case facts(RiskFacts)
    /// The signals that were found, as the journal has them.
    case signals(Set<RiskSignal>)
    /// Nothing may be looked up, as before the first factor: as odd as can be.
    case unknown
}

extension RiskSettings {
    /// Sums up the signals; more of them never make it lower, since no weight is negative.
    package func assess(_ evidence: RiskEvidence) -> RiskAssessment {
        let raised: [RiskSignal] =
            switch evidence {
            case .facts(let facts):
                RiskSignal.allCases.filter { weight(of: $0) > 0 && $0.isRaised(by: facts) }
            case .signals(let signals): RiskSignal.allCases.filter(signals.contains)
            case .unknown: []
            }
        let signals = raised.map { RiskAssessment.Signal(signal: $0, weight: weight(of: $0)) }
        let score = signals.reduce(0) { $0 + $1.weight }
        return RiskAssessment(
            signals: signals, score: score, level: evidence == .unknown ? .high : level(of: score))
    }

    private func weight(of signal: RiskSignal) -> Int { weights[signal] ?? 0 }

    private func level(of score: Int) -> RiskLevel {
        score >= high ? .high : score >= elevated ? .elevated : .low
    }
}
