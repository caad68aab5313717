package import Settings

/// How one rule was looked at.
package struct RuleTrace: Hashable, Sendable {
    package let rule: String
    /// Whether this rule applies.
    package let matched: Bool
    /// Why it does not match; where a lookup failed also of the rule that applies.
    package let reason: Mismatch?

    package init(rule: String, matched: Bool, reason: Mismatch?) {
        self.rule = rule
        self.matched = matched
        self.reason = reason
    }
}

/// Why a rule does not match, or may not.
package enum Mismatch: Hashable, Sendable {
    /// The rule's list does not have it.
    case notListed(RuleList)
    /// The rule wants networks, and the login comes from no address.
    case noAddress
    /// The rule excepts networks, and the login comes from another host whose address is not known.
    case hiddenAddress
    /// An exception by this list holds.
    case excepted(RuleList)
    /// The name service did not answer for this group: the stricter of both outcomes was taken.
    case undecided(group: String)
    /// The rule asks for a network, and the login may come from anywhere.
    case anywhere
    /// The rule asks for a time, and the clock cannot be read, or the login may come at any.
    case anyTime
    /// The rule asks for a terminal, and the login may come from any.
    case anyTerminal
    /// The rule asks as whom somebody will act, and nobody can tell.
    case anyTarget
}
