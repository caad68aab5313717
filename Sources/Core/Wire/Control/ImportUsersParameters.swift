/// Gives many accounts the authenticators that they already use elsewhere.
package struct ImportUsersParameters: ControlParameters {
    package typealias Reply = ImportUsersReply
    package static let method = ControlMethod.importUsers
    /// A call with more entries is refused.
    package static let mostEntries = 512

    package var entries: [ImportEntry]
    package var dryRun: Bool?

    package init(entries: [ImportEntry], dryRun: Bool? = nil) {
        self.entries = entries
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case entries, dryRun }
}
