package import Identity

/// As whom somebody will act once the login is granted.
package enum Target: Hashable, Sendable {
    /// The subject's own account.
    case subject
    case account(AccountName)
    /// sudo without `-u`: whoever its settings say, and that is root unless they say otherwise.
    case usual
    /// Nobody can tell; a rule that asks for it may hold or not.
    case unknown
}
