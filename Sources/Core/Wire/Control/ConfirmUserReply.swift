package import Identity

/// Whether the user has proven a second factor lately.
package struct ConfirmUserReply: Codable, Hashable, Sendable {
    package var user: AccountName
    package var proven: Bool
    /// When a factor was last proven, fresh or not; nil where no login session knows of a proof.
    package var provenAt: Timestamp?

    package init(user: AccountName, proven: Bool, provenAt: Timestamp? = nil) {
        self.user = user
        self.proven = proven
        self.provenAt = provenAt
    }
}
