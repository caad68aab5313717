import Migration

/// The key of a device, as somebody types or pipes it: Base32, or hexadecimal where that is said.
///
/// Hexadecimal digits are Base32 too as long as they are letters and 2 to 7, so they are never guessed.
struct TypedSecret {
    enum Form: Hashable {
        case base32
        case hexadecimal
    }

    private static let prefix = "hex:"

    let form: Form
    let secret: ImportedSecret

    /// Reads one line; `hex:` before the digits says the same as `isHexadecimal`.
    init(_ line: [UInt8], isHexadecimal: Bool) throws(Failure) {
        let bare = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
        guard let text = String(validating: bare, as: UTF8.self) else {
            throw Failure(.badData, Sentences.badSecret(.notUTF8))
        }
        let isMarked = text.lowercased().hasPrefix(Self.prefix)
        form = isMarked || isHexadecimal ? .hexadecimal : .base32
        let written = isMarked ? String(text.dropFirst(Self.prefix.count)) : text
        do {
            secret = try Self.read(written, form)
        } catch {
            throw Failure(.badData, Sentences.badSecret(error))
        }
    }

    private static func read(_ text: String, _ form: Form) throws(MigrationFault.Reason) -> ImportedSecret {
        switch form {
        case .base32: try ImportedSecret(base32: text)
        case .hexadecimal: try ImportedSecret(hexadecimal: text.filter { !" :-".contains($0) })
        }
    }
}
