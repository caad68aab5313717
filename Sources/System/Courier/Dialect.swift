/// The protocol of a transfer, and what of it may be shown.
///
/// What is not known to be harmless is left out, so that a new way to send credentials is not a leak.
enum Dialect: Hashable, Sendable {
    case smtp
    case http

    /// A line that went out.
    func said(_ line: String) -> String? {
        switch self {
        case .smtp: command(line)
        case .http: head(line)
        }
    }

    /// A line that came back.
    func heard(_ line: String) -> String? {
        switch self {
        // A challenge, whose answer is left out too.
        case .smtp: line.hasPrefix("334") ? "334" : line
        case .http: line.hasPrefix("HTTP/") || isKnown(line, in: Self.replyHeaders) ? line : nil
        }
    }

    private static let commands: Set = [
        "EHLO", "HELO", "STARTTLS", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT",
    ]

    /// Commands have a space behind them or stand alone; Base64, in which credentials follow, has no spaces.
    private func command(_ line: String) -> String {
        let words = line.split(separator: " ")
        guard let verb = words.first else { return Redaction.mark }
        if Self.commands.contains(String(verb)) { return line }
        guard verb == "AUTH", words.count > 1 else { return Redaction.mark }
        return "AUTH \(words[1])" + (words.count > 2 ? " \(Redaction.mark)" : "")
    }

    private static let requestHeaders: Set = [
        "host", "user-agent", "accept", "content-type", "content-length",
    ]
    private static let replyHeaders: Set = [
        "content-type", "content-length", "date", "retry-after", "server", "www-authenticate",
    ]

    /// The request without what stands behind `?`, and its headers.
    private func head(_ line: String) -> String? {
        if let version = line.ranges(of: " HTTP/1").last {
            let target = line[..<version.lowerBound]
            let path = target.prefix { $0 != "?" }
            return path + (path.count < target.count ? "?\(Redaction.mark)" : "")
                + line[version.lowerBound...]
        }
        guard !isKnown(line, in: Self.requestHeaders) else { return line }
        guard let colon = line.firstIndex(of: ":") else { return line.isEmpty ? nil : Redaction.mark }
        return "\(line[...colon]) \(Redaction.mark)"
    }

    private func isKnown(_ line: String, in names: Set<String>) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        return names.contains(line[..<colon].lowercased())
    }
}
