package import Identity

/// Whose the keys of a container are.
package enum KeyOwners: Sendable {
    /// The container has one key, for this user.
    case one(AccountName)
    /// By serial number; a key that is not in the map stays where it is.
    case map(TokenMap)
    /// Each key names its user.
    case named
}
