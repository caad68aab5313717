import Migration

/// One file that was read, and where it is.
struct ImportedFile {
    let path: String
    let content: MigrationFile

    /// A line for each secret that is shorter than it should be.
    var warnings: [String] {
        content.factors.filter(\.secret.isShort).map { factor in
            Sentences.place(path, factor.line) + ": \(factor.user): "
                + Sentences.shortSecret(bits: factor.secret.bits)
        }
    }
}
