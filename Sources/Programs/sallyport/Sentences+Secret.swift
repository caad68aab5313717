import Migration

/// What is said of a key that somebody types or pipes.
extension Sentences {
    static let secretPrompt = "Key of the device (Base32, or hex: and hexadecimal digits): "

    static let noSecret = "standard input ended before the key; nothing was changed"

    static func badSecret(_ reason: MigrationFault.Reason) -> String {
        let hint = reason == .secretIsNotBase32 ? " (hexadecimal digits need hex: before them, or --hex)" : ""
        return "\(sentence(for: reason))\(hint); nothing was changed"
    }

    static func understood(_ typed: TypedSecret) -> String {
        let form = typed.form == .base32 ? "Base32" : "hexadecimal"
        return "sallyport: the key was read as \(form), \(typed.secret.bits) bits"
    }
}
