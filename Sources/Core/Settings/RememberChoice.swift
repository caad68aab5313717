/// What `remember` says where it stands.
package enum RememberChoice: Hashable, Sendable {
    /// `false`: nothing is remembered, whatever an earlier file or `[login]` says.
    case off
    case on(Remembrance)

    package var remembrance: Remembrance? {
        if case .on(let remembrance) = self { remembrance } else { nil }
    }
}
