import Identity
import Policy
import Settings
import TestSupport
import Testing

/// The rules that are looked at are narrowed down before they are compared; `explain` compares them all.
@Suite struct `Many rules` {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `decide as if each of them were compared`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        let rules = (0..<150).map { Self.rule($0, &random) }
        let policy = PolicyTests.policy(table(.always), rules)
        for _ in 0..<60 {
            let explanation = policy.explain(Self.login(&random))
            let open = explanation.trace.filter(\.isOpen).map(\.rule)
            let certain = explanation.trace.last { $0.reason == nil }?.rule
            let applied = explanation.decision.rule?.name
            if open.isEmpty {
                #expect(applied == certain)
            } else {
                #expect(applied == certain || applied.map(open.contains) ?? true)
            }
        }
    }

    private static func rule(_ number: Int, _ random: inout RandomSequence) -> Rule {
        let names = ["alice", "bob", "carol", "root"]
        let networks = ["10.0.0.0/8", "10.20.0.0/16", "192.0.2.0/24", "2001:db8::/32", "0.0.0.0/0", "::/0"]
        let services = ["sshd", "sudo", "sudo-i", "login", "su"]
        return PolicyTests.rule(
            "rule \(number)", service: pick(services, &random), user: pick(names, &random),
            group: pick(["staff", "wheel", "ghost"] + (number % 9 == 0 ? ["remote"] : []), &random),
            network: pick(networks, &random),
            except: lists(user: Int.random(in: 0..<6, using: &random) == 0 ? [names[0]] : nil),
            require: Requirement.allCases.randomElement(using: &random))
    }

    /// No list, or one or two of these.
    private static func pick(_ words: [String], _ random: inout RandomSequence) -> [String]? {
        let count = Int.random(in: 0...3, using: &random)
        return count == 0 || count == 3 ? nil : Array(words.shuffled(using: &random).prefix(count))
    }

    private static func login(_ random: inout RandomSequence) -> LoginFacts {
        let name = ["alice", "bob", "dave", "toor"].randomElement(using: &random) ?? "alice"
        let gids: [UInt32] = [[50], [10], [50, 10], []].randomElement(using: &random) ?? []
        let service = ["sshd", "sudo", "sudo-i", "login", "cron"].randomElement(using: &random) ?? "sshd"
        let address = ["10.20.3.4", "10.9.9.9", "192.0.2.7", "2001:db8::1", nil].randomElement(using: &random)
        return PolicyTests.login(
            service, name: name, uid: name == "toor" ? 0 : 1000, gids: gids, from: address ?? nil)
    }
}
