/// Where a live session hears its person, and when it last did.
package struct SessionInput: Hashable, Sendable {
    /// Of the name of a terminal, in bytes.
    package static let longestTerminal = 64
    /// Of a stamp and of an age: nothing beyond is believed.
    package static let latest: Int64 = 1 << 40
    /// Of unread bytes: a terminal holds 4 KiB.
    package static let mostUnread: UInt32 = 1 << 20

    /// Without `/dev/`; nil for a session that has none.
    package let terminal: String?
    /// Nil where nothing tells it.
    package let last: Source?

    package enum Source: Hashable, Sendable {
        /// When the newest of its terminals was last read, in seconds of the wall clock, 0 to 2^40; and how many bytes wait to be
        /// read in all of them, 0 to 2^20: lines that were typed while nobody read.
        case terminal(stamp: Int64, unread: UInt32)
        /// How long ago its connection last brought data, in milliseconds, 0 to 2^40.
        case connection(age: Int64)
    }

    /// Nil for a name that no terminal has, or a number beyond its bounds.
    package init?(terminal: String?, last: Source?) {
        if let terminal, !Self.isName(terminal) { return nil }
        switch last {
        case .terminal(let stamp, let unread):
            guard (0...Self.latest).contains(stamp), unread <= Self.mostUnread else { return nil }
        case .connection(let age):
            guard (0...Self.latest).contains(age) else { return nil }
        case nil: break
        }
        self.terminal = terminal
        self.last = last
    }

    /// Letters, digits and what stands between them: no name of a terminal leads out of `/dev`.
    private static func isName(_ text: String) -> Bool {
        (1...longestTerminal).contains(text.utf8.count)
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy(isPlain)
            }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// What `sallyport-root-helper` says of one session.
package enum SessionInputAnswer: Hashable, Sendable {
    case found(SessionInput)
    /// Its leader is no more, or another process has its pid.
    case gone
    /// It could not be found out.
    case unavailable
}
