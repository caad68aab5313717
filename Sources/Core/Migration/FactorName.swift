/// What the owner of an authenticator calls it.
enum FactorName {
    private static let longest = 64

    /// Nil for an empty one.
    ///
    /// - Throws: ``MigrationFault/Reason/name`` for over 64 bytes, or controls.
    static func read(_ text: String) throws(MigrationFault.Reason) -> String? {
        let isWritten = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
        }
        guard text.utf8.count <= longest, isWritten else { throw .name }
        return text.isEmpty ? nil : text
    }
}
