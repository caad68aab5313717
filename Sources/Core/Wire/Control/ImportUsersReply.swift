/// One result for each entry, in the order of the entries.
package struct ImportUsersReply: Codable, Hashable, Sendable {
    package var results: [ImportResult]

    package init(results: [ImportResult]) {
        self.results = results
    }
}
