/// The records on disk.
package struct StoreStatus: Codable, Hashable, Sendable {
    package var directory: String
    /// Nil: the last write went well.
    package var problem: String?
    /// Records in memory that are newer than those on disk.
    package var pendingWrites: Int
    /// Accounts with a record; nil where nobody counted them yet.
    package var accounts: Int?

    package init(directory: String, problem: String? = nil, pendingWrites: Int, accounts: Int? = nil) {
        self.directory = directory
        self.problem = problem
        self.pendingWrites = pendingWrites
        self.accounts = accounts
    }
}
