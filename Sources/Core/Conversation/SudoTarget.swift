package import Identity

/// As whom a sudo runs its command, as far as its own options say.
package enum SudoTarget: Hashable, Sendable {
    /// The account that `-u` or `--user` names.
    case named(AccountName)
    /// Nobody is named: `runas_default` of the sudoers file, root unless it was changed.
    case usual
    /// It cannot be told for certain.
    case unknown
}
