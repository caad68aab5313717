package import Identity

/// One authenticator that another program knew, ready to be taken over.
package struct ImportedFactor: Hashable, Sendable {
    /// Where it stood in the file, counted from 1.
    package let line: Int
    package let user: AccountName
    package let secret: ImportedSecret
    package let parameters: ImportedParameters
    /// What its owner calls it, 1 to 64 bytes; nil where the file has no name for it.
    package let name: String?

    package init(
        line: Int, user: AccountName, secret: ImportedSecret, parameters: ImportedParameters,
        name: String? = nil
    ) {
        self.line = line
        self.user = user
        self.secret = secret
        self.parameters = parameters
        self.name = name
    }
}
