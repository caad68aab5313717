import Identity
import Wire

/// The credentials of one transfer, which nobody is to read in what is told of it.
struct Redaction: Sendable {
    static let mark = "***"
    /// Of a secret, in bytes: a shorter one is left out by where it stands alone, or half of every line would be black.
    private static let shortest = 4

    /// The longest first, since one may be a part of another.
    private let spellings: [[UInt8]]

    /// Takes each secret in clear and in Base64.
    init(_ secrets: [[UInt8]]) {
        let secrets = secrets.filter { $0.count >= Self.shortest }
        spellings = (secrets + secrets.map { Array(Base64.text(of: $0).utf8) }).sorted { $0.count > $1.count }
    }

    /// Adds how user and password go out together: in HTTP (RFC 7617) and in SMTP (RFC 4616).
    init(user: String, password: [UInt8], others: [[UInt8]] = []) {
        let user = Array(user.utf8)
        self.init(others + [password, user + Array(":".utf8) + password, [0] + user + [0] + password])
    }

    /// The codes of a letter, as they are written and as they may be repeated.
    init(codesOf letter: Letter) {
        let codes = letter.blocks.compactMap { block in if case .code(let text) = block { text } else { nil }
        }
        self.init(codes.flatMap { [$0, $0.filter { $0 != " " && $0 != "-" }] }.map { Array($0.utf8) })
    }

    /// The text with a mark in the place of each secret.
    ///
    /// Bytes are compared: as characters, a mark behind the last letter would hide it.
    func applied(to text: String) -> String {
        var (rest, result) = (Array(text.utf8)[...], [UInt8]())
        while let next = rest.first {
            if let secret = spellings.first(where: { rest.starts(with: $0) }) {
                result += Array(Self.mark.utf8)
                rest = rest.dropFirst(secret.count)
            } else {
                result.append(next)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension DeliveryAnswer {
    /// The same without what nobody is to read in a provider's words.
    func redacted(_ redaction: Redaction) -> Self {
        Self(fate, fault, detail: redaction.applied(to: detail), steps: redaction.applied(to: steps))
    }
}
