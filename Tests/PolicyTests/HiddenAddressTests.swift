import Identity
import Policy
import Settings
import Testing

/// Whoever has a name for the own address, as with `UseDNS yes`, is told apart from nobody by networks.
@Suite struct `A host that comes as a name` {
    private static let policy = PolicyTests.policy(
        table(.always),
        [rule("anywhere but the guests", except: lists(network: ["192.0.2.0/24"]), require: .never)])

    @Test func `is not past a rule that excepts its network`() {
        let facts = login(from: nil, remote: true)
        let decision = Self.policy.decide(facts)
        #expect(decision.outcome == .ask([.totp]))
        let explanation = Self.policy.explain(facts)
        #expect(explanation.decision == decision)
        #expect(explanation.trace.first?.reason == .hiddenAddress)
    }

    @Test func `is asked by a stricter rule that excepts networks`() {
        let strict = PolicyTests.policy(
            table(.never), [rule("r", except: lists(network: ["192.0.2.0/24"]), require: .always)])
        #expect(strict.decide(login(from: nil, remote: true)).outcome == .ask([.totp]))
    }

    @Test(arguments: [("198.51.100.1", true), ("192.0.2.1", false)])
    func `differs from one with an address, and from this host`(address: String, isExcused: Bool) {
        let isAsked = Self.policy.decide(login(from: address, remote: true)).outcome != .notAsked(.never)
        #expect(isAsked != isExcused)
        #expect(Self.policy.decide(login("login", from: nil)).outcome == .notAsked(.never))
    }
}
