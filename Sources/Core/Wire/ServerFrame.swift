package import Identity

/// What the daemon may say in a conversation.
package enum ServerFrame: Hashable, Sendable {
    case show(Style, String)
    case ask(echo: Bool, String)
    case finish(Verdict, token: Token?)

    package enum Style: UInt8, CaseIterable, Sendable {
        case information = 1
        case error = 2
    }

    package init(_ kind: FrameKind, body: [UInt8]) throws(WireError) {
        guard let first = body.first else { throw .body }
        switch kind {
        case .show:
            guard let style = Style(rawValue: first) else { throw .body }
            self = .show(style, try Self.text(body))
        case .ask:
            guard first <= 1 else { throw .body }
            self = .ask(echo: first == 1, try Self.text(body))
        case .finish:
            guard body.count == 17, let token = Token(bytes: Array(body[1...])) else { throw .body }
            let verdict = Verdict(rawValue: first) ?? .unavailable
            self = .finish(verdict, token: token.bytes.allSatisfy { $0 == 0 } ? nil : token)
        case .begin, .answer, .hungUp, .request:
            throw .kind(kind.rawValue)
        }
    }

    package var bytes: [UInt8] {
        switch self {
        case .show(let style, let text): FrameHeader.frame(.show, [style.rawValue] + Self.bytes(text))
        case .ask(let echo, let text): FrameHeader.frame(.ask, [echo ? 1 : 0] + Self.bytes(text))
        case .finish(let verdict, let token):
            FrameHeader.frame(
                .finish, [verdict.rawValue] + (token?.bytes ?? [UInt8](repeating: 0, count: Token.length)))
        }
    }

    private static func text(_ body: [UInt8]) throws(WireError) -> String {
        guard !body[1...].contains(0), let text = String(validating: body[1...], as: UTF8.self)
        else { throw .body }
        return text
    }

    /// What fits of a text, in whole characters and without NUL: a long sentence must not end the daemon.
    private static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in text where character != "\0" {
            guard bytes.count + character.utf8.count <= FrameKind.longestText else { break }
            bytes += character.utf8
        }
        return bytes
    }
}
