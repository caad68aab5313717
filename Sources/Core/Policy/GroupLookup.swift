package import Identity

/// What the name service said about the name of a group when the settings were loaded.
package enum GroupLookup: Hashable, Sendable {
    case gid(GroupID)
    /// There is no such group: it never matches.
    case missing
    /// The name service did not answer, so nobody knows whom the group has.
    case failed
}
