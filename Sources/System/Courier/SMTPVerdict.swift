import Wire

/// What the refusal of a mail server comes to (RFC 5321 §4.2, RFC 3463, RFC 4954).
enum SMTPVerdict {
    /// - Parameters:
    ///   - command: Its verb; empty for the greeting.
    ///   - reply: Such as `550 5.1.1 no such user`.
    /// - Returns: nil for a reply that refuses nothing.
    static func fault(of command: String, _ reply: String) -> DeliveryFault? {
        let words = reply.split { $0 == " " || $0 == "-" }
        guard let status = words.first.flatMap({ Int($0) }), (400...599).contains(status) else { return nil }
        // Encryption is demanded, whatever keeps the server from it.
        guard command != "STARTTLS" else { return .certificate }
        guard status >= 500 else { return .busy }
        let reason = words.dropFirst().first ?? ""
        switch (status, command) {
        case (530, _), (534, _), (535, _), (538, _), (_, "AUTH"): return .credentials
        case (_, "RCPT"): return reason.hasPrefix("5.7.") ? .refused : .badDestination
        // The server may look at the recipient only when it has the letter; 5.1.7 and 5.1.8 are about us.
        case (_, "DATA") where reason.hasPrefix("5.1.") && !["5.1.7", "5.1.8"].contains(reason):
            return .badDestination
        default: return .refused
        }
    }
}
