import Identity

extension AccountName {
    /// Reads a name out of a file that another program wrote.
    init(importing text: some StringProtocol) throws(MigrationFault.Reason) {
        do {
            try self.init(String(text))
        } catch {
            throw MigrationFault.Reason.user(error)
        }
    }
}
