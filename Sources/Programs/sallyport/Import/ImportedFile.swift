import Identity
import Migration

/// One file that was read, or refused, and where it is.
struct ImportedFile {
    let path: String
    let content: MigrationFile
    /// The one user whose it is, in a folder of many.
    var user: AccountName?
    /// Why nothing of it is taken over.
    var refusal: ImportRefusal?

    init(
        path: String, content: MigrationFile = MigrationFile(), user: AccountName? = nil,
        refusal: ImportRefusal? = nil
    ) {
        self.path = path
        self.content = content
        self.user = user
        self.refusal = refusal
    }

    /// A line for each secret that is shorter than it should be.
    var warnings: [String] {
        content.factors.filter(\.secret.isShort).map { factor in
            Sentences.place(path, factor.line) + ": \(factor.user): "
                + Sentences.shortSecret(bits: factor.secret.bits)
        }
    }
}
