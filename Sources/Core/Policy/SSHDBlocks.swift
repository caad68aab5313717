import Identity
import Settings

/// The `Match` blocks of sshd_config(5) that agree with a policy: whom sshd lets in by a key alone, since nobody asks them.
///
/// sshd lets its first block that matches hold, as policy does its first rule, so the order stays. Where sshd cannot tell what a
/// rule asks for, the error is on one side: a block for a key alone has only logins that are never asked for certain, and one
/// above it has all that may be.
package struct SSHDBlocks: Hashable, Sendable {
    /// In the order of the rules; nothing stands behind one that matches every login.
    package let entries: [Entry]
    /// Whether policy asks those whom no rule matches.
    package let asksTheRest: Bool

    /// What became of one rule.
    package struct Entry: Hashable, Sendable {
        package let rule: String
        package let isAsked: Bool
        /// Nil: no block stands for the rule, and ``obstacles`` say why.
        package let criteria: SSHDBlocksCriteria?
        /// What the rule says and sshd cannot.
        package let obstacles: [SSHDBlocksObstacle]
    }

    /// Whether anybody is let in by a key alone.
    package var isNeeded: Bool { entries.contains { !$0.isAsked && $0.criteria != nil } }

    package init(of policy: Policy) {
        guard let sshd = try? ServiceName("sshd") else { preconditionFailure("the name of a service") }
        var entries: [Entry] = []
        for rule in policy.settings.rules where rule.mayMatch(sshd) {
            let terms = Terms(of: rule, in: policy.settings.login, for: sshd)
            let entry = Self.entry(for: rule, isAsked: terms.asksTheEnrolled, policy)
            entries.append(entry)
            if entry.criteria?.matchesAll == true { break }
        }
        self.entries = Self.needed(entries)
        asksTheRest = Terms(of: nil, in: policy.settings.login, for: sshd).asksTheEnrolled
    }

    private static func entry(for rule: Rule, isAsked: Bool, _ policy: Policy) -> Entry {
        var criteria = SSHDBlocksCriteria(errsWide: isAsked, policy)
        criteria.take(rule)
        return Entry(
            rule: rule.name, isAsked: isAsked, criteria: criteria.isUsable ? criteria : nil,
            obstacles: criteria.obstacles)
    }

    /// Nobody needs a block that asks, with none for a key alone behind it.
    private static func needed(_ entries: [Entry]) -> [Entry] {
        let last = entries.lastIndex { !$0.isAsked }
        return Array(entries.prefix(last.map { $0 + 1 } ?? 0))
    }
}

extension Rule {
    /// Whether any login by sshd could match; PAM has "ssh" for its terminal (sshd's auth-pam.c).
    fileprivate func mayMatch(_ sshd: ServiceName) -> Bool {
        func holds(_ services: [ServiceName]?) -> Bool? { services.map { $0.contains { $0.covers(sshd) } } }
        func holds(_ terminals: [TerminalPattern]?) -> Bool? {
            terminals.map { $0.contains { $0.matches("ssh") } }
        }
        return holds(match.services) ?? true && holds(match.terminals) ?? true
            && !(holds(except.services) ?? false) && !(holds(except.terminals) ?? false)
    }
}
