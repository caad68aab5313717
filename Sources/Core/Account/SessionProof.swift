package import Identity

/// When somebody in a login session last proved a factor.
///
/// It is worth something in that session alone, to that uid alone, and nothing after ``lifetime``.
package struct SessionProof: Hashable, Sendable {
    /// In milliseconds: 24 h.
    package static let lifetime: Int64 = 86_400_000
    /// In bytes: what fits into an entry of the runtime table; logind's own have about 45.
    package static let longestScope = 200

    package let session: SessionName
    /// Whose factor it was; not always whose login opened the session.
    package let uid: UserID
    /// Milliseconds of the boot clock.
    package let proven: Int64
    /// The process that opened the session, and with which it ends; nil where nobody saw it opened.
    package let opener: ProcessIdentity?

    /// Nil for a session whose scope is longer than ``longestScope``.
    package init?(session: SessionName, uid: UserID, proven: Int64, opener: ProcessIdentity?) {
        if case .scope(let path) = session, path.utf8.count > Self.longestScope { return nil }
        self.session = session
        self.uid = uid
        self.proven = proven
        self.opener = opener
    }
}
