package import Identity

/// The pass, this once.
package struct IssuePassReply: Codable, Hashable, Sendable {
    package var user: AccountName
    /// As it is read to its owner, such as `ABCD-EFGH-JKLM-NPQR`; absent after a dry run.
    package var pass: String?
    package var expires: Timestamp
    package var uses: Int

    package init(user: AccountName, pass: String?, expires: Timestamp, uses: Int) {
        self.user = user
        self.pass = pass
        self.expires = expires
        self.uses = uses
    }
}
