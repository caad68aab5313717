import Identity
import Policy
import Settings
import Testing

/// Who is asked, not asked, vouched for or refused, at each risk.
@Suite struct `Risk` {
    private static let remember = Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: false)

    private static func policy(_ require: Requirement, _ remember: Remembrance? = remember) -> Policy {
        PolicyTests.policy(
            LoginSettings(
                services: table(.always).services, require: require, methods: [.totp, .recoveryCode],
                enrol: .admin, remember: remember))
    }

    @Test(arguments: RiskRow.all)
    func `decides as the table says, and explains that`(row: RiskRow) {
        let policy = Self.policy(row.require)
        let outcomes = row.logins.map { policy.decide($0).outcome.riskWord }
        #expect(outcomes == row.words.map(String.init))
        for facts in row.logins { expectExplained(policy, facts) }
    }

    @Test(arguments: VoucherRow.all)
    func `without a factor is vouched for as the table says`(row: VoucherRow) {
        var outcomes: [String] = []
        for day in VoucherRow.days {
            let policy = row.policy(until: day)
            for level in RiskLevel.allCases {
                outcomes.append(policy.decide(row.login(level)).outcome.riskWord)
                expectExplained(policy, row.login(level))
            }
        }
        #expect(outcomes == row.words.map(String.init))
    }

    @Test(
        arguments: [
            // proof of the session   enrolled                not enrolled  locked
            (nil, "ask ask ask", "enable", "locked"), (60, "lately ask ask", "enable", "locked"),
            (899, "lately ask ask", "enable", "locked"), (900, "ask ask ask", "enable", "locked"),
            (86_000, "ask ask ask", "enable", "locked"),
        ] as [(Int64?, String, String, String)])
    func `at a step-up spares whoever has proven a factor lately`(
        age: Int64?, words: String, unenrolled: String, locked: String
    ) {
        let policy = PolicyTests.policy(table(.always), [rule("r", service: ["sudo"], require: .stepUp)])
        let outcomes = RiskLevel.allCases.map { level in
            [login("sudo"), login("sudo", as: .notEnrolled), login("sudo", locked: true)].map {
                var facts = $0
                facts.sessionProofAge = age
                facts.risk = .signals(level.signals)
                expectExplained(policy, facts)
                return policy.decide(facts).outcome.riskWord
            }
        }
        #expect(outcomes.map { $0[0] } == words.split(separator: " ").map(String.init))
        #expect(outcomes.allSatisfy { $0[1] == unenrolled && $0[2] == locked })
    }

    @Test(
        arguments: [
            (43_199, 2_591_999, false, true), (43_200, 0, false, false), (0, 2_592_000, false, false),
            (0, 0, true, true),
        ] as [(Int64, Int64, Bool, Bool)])
    func `counts a remembered device while both its times hold`(
        idle: Int64, age: Int64, isBound: Bool, isSpared: Bool
    ) {
        var facts = login()
        facts.risk = .signals([])
        facts.device = DeviceStanding(idleSeconds: idle, proofAgeSeconds: age, isBoundToNetwork: isBound)
        #expect(Self.policy(.always).decide(facts).outcome.riskWord == (isSpared ? "rem" : "ask"))
        #expect(Self.policy(.always, nil).decide(facts).outcome.riskWord == "ask")
        let bound = Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: true)
        let isGoodThere = isSpared && isBound
        #expect(Self.policy(.always, bound).decide(facts).outcome.riskWord == (isGoodThere ? "rem" : "ask"))
    }

    /// Whoever may say nothing yet is as odd as can be.
    @Test(arguments: Requirement.allCases)
    func `that is not known is high`(require: Requirement) {
        var facts = login()
        facts.risk = .unknown
        let decision = Self.policy(require).decide(facts)
        #expect(decision.assessment.level == .high)
        #expect(decision.outcome.riskWord == (require == .never ? "never" : "ask"))
    }

    @Test func `never asks less where it is higher`() {
        for require in Requirement.allCases {
            for facts in Self.logins {
                var last = -1
                for count in 0...RiskSignal.allCases.count {
                    var odder = facts
                    odder.risk = .signals(Set(RiskSignal.allCases.prefix(count)))
                    let rank = Self.policy(require).decide(odder).outcome.rank
                    if rank < last { Issue.record("\(require) \(facts) with \(count) signals") }
                    last = rank
                }
            }
        }
    }

    private static let logins = [Standing.notEnrolled, .enrolled([.totp]), .enrolled([.email])].flatMap {
        standing in
        [false, true].flatMap { pass in
            [[], [OutOfBandChannel.email]].flatMap { proofs in
                [nil, DeviceStanding(idleSeconds: 0, proofAgeSeconds: 0, isBoundToNetwork: true)].map {
                    var facts = login(as: standing, pass: pass, proofs: Set(proofs))
                    facts.device = $0
                    return facts
                }
            }
        }
    }

    /// `explain` has the decision of the login, and ends with what becomes of it.
    private func expectExplained(_ policy: Policy, _ facts: LoginFacts) {
        let explanation = policy.explain(facts)
        #expect(explanation.decision == policy.decide(facts))
        #expect(explanation.lines.last == .outcome(explanation.decision.outcome))
        let signals = explanation.lines.filter { if case .signal = $0 { true } else { false } }
        let hangs = explanation.decision.require == .risk || explanation.decision.require == .stepUp
        if hangs { #expect(signals.count == explanation.decision.assessment.signals.count) }
    }
}
