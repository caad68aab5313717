/// What was said in one transfer, line by line, and what follows from it.
///
/// Credentials and bodies never come into it.
struct Transcript: Sendable {
    /// In bytes; later lines are dropped.
    static let longest = 16_000

    /// Of a reply, in bytes: of a longer one the end is kept.
    private static let longestReply = 2_000

    private let dialect: Dialect
    private let redaction: Redaction
    private var lines: [String] = []
    private var length = 0
    /// Bytes of a body that were not told yet.
    private var untold: (isSent: Bool, count: Int) = (true, 0)

    /// The first word of the last command, as far as it may be shown.
    private(set) var lastCommand = ""
    /// In SMTP the whole of the reply to it, in one line; empty while there is none.
    private(set) var lastReply = ""
    private var isReplyOpen = false
    /// Whether a request went out, or a byte of a letter.
    private(set) var hasSent = false
    /// Whether the client has ended a conversation whose outcome is known.
    private(set) var hasSaidFarewell = false

    init(_ dialect: Dialect, _ redaction: Redaction) {
        self.dialect = dialect
        self.redaction = redaction
    }

    /// One line for each step.
    var text: String { (lines + untoldLine).joined(separator: "\n") }

    mutating func note(_ event: TransferEvent, _ bytes: [UInt8]) {
        switch event {
        case .remark: lines(bytes).forEach { note(remark: $0) }
        case .said: lines(bytes).forEach { note(said: $0) }
        case .heard: lines(bytes).forEach { note(heard: $0) }
        case .sentBody: note(body: bytes.count, isSent: true)
        case .gotBody: note(body: bytes.count, isSent: false)
        }
    }

    /// A text that somebody else has of this transfer, without its credentials.
    func cleaned(_ text: String) -> String { redaction.applied(to: text) }
}

extension Transcript {
    private mutating func note(remark: String) {
        let remark = String(remark.drop { $0 == " " })
        guard Self.shownRemarks.contains(where: remark.hasPrefix) else { return }
        add("* ", remark)
    }

    private mutating func note(said line: String) {
        if dialect == .http { hasSent = true }
        guard let shown = dialect.said(line) else { return }
        add("> ", shown)
        hasSaidFarewell = hasSaidFarewell || dialect == .smtp && shown == "QUIT"
        guard !hasSaidFarewell else { return }
        // What continues a command does not end it.
        if shown != Redaction.mark { lastCommand = String(shown.prefix { $0 != " " }) }
        (lastReply, isReplyOpen) = ("", false)
    }

    private mutating func note(heard line: String) {
        guard let shown = dialect.heard(line) else { return }
        add("< ", shown)
        guard !hasSaidFarewell else { return }
        // `250-` has another line behind it, `250 ` has none (RFC 5321 §4.2.1).
        let isOpen = shown.utf8.dropFirst(3).first == UInt8(ascii: "-")
        lastReply = isReplyOpen ? "\(lastReply) \(cleaned(String(shown.dropFirst(4))))" : cleaned(shown)
        isReplyOpen = isOpen && lastReply.utf8.count < Self.longestReply
    }

    private mutating func note(body count: Int, isSent: Bool) {
        if isSent { hasSent = true }
        if untold.isSent != isSent { tell() }
        untold = (isSent, untold.count + count)
    }

    private mutating func add(_ mark: String, _ line: String) {
        tell()
        guard length <= Self.longest else { return }
        let line = mark + cleaned(line)
        length += line.utf8.count + 1
        if length <= Self.longest { lines.append(line) }
    }

    private mutating func tell() {
        lines += untoldLine
        untold.count = 0
    }

    private var untoldLine: [String] {
        untold.count > 0 ? ["\(untold.isSent ? ">" : "<") (\(untold.count) bytes)"] : []
    }

    private func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split { $0 == 10 || $0 == 13 }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// How the words of libcurl begin that tell of a connection and its certificate; others may have headers in them.
    private static let shownRemarks = [
        "Trying ", "Connected to", "connect to", "Failed to", "Could not", "Resolving timed",
        "SSL connection",
        "SSL certificate", "SSL: ", "subject:", "issuer:", "expire date:", "Connection timed",
        "Operation timed",
        "Recv failure", "Send failure", "OpenSSL SSL_", "STARTTLS ", "response reading",
    ]
}
