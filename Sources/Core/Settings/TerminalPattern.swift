import Identity

/// Terminals as rules name them: `tty1`, `pts/*`, `ssh`, or `none` for a login without one.
package struct TerminalPattern: Hashable, Sendable {
    static let longest = 64
    private static let absent = "none"

    private let form: Form

    private enum Form: Hashable {
        case absent
        case exactly(String)
        /// What stands before the asterisk; empty: every terminal.
        case beginning(String)
    }

    /// Reads 1 to 64 printable ASCII characters without spaces, the last of which may be an asterisk.
    package init(_ text: String) throws(Mistake) {
        guard !text.isEmpty, text.utf8.count <= Self.longest, text.isGraphicASCII else { throw .form }
        guard !text.hasPrefix("/") else { throw .path(text.nameOfTerminal) }
        guard !text.dropLast().contains("*") else { throw .asterisk }
        if text == Self.absent {
            form = .absent
        } else {
            form = text.last == "*" ? .beginning(String(text.dropLast())) : .exactly(text)
        }
    }

    package enum Mistake: Error, Hashable, Sendable {
        case form
        /// It begins with a slash; with what it probably meant.
        case path(String?)
        /// One that is not the last character.
        case asterisk
    }

    /// Takes a terminal as PAM_TTY has it, but without `/dev/`; nil for a login without one.
    package func matches(_ terminal: String?) -> Bool {
        switch form {
        case .absent: terminal == nil
        case .exactly(let name): terminal == name
        case .beginning(let text): terminal?.hasPrefix(text) ?? false
        }
    }

    /// Whether every terminal that `narrower` matches matches here.
    package func covers(_ narrower: TerminalPattern) -> Bool {
        switch narrower.form {
        case .absent: form == .absent
        case .exactly(let name): matches(name)
        case .beginning(let text):
            if case .beginning(let own) = form { text.hasPrefix(own) } else { false }
        }
    }
}

extension TerminalPattern: CustomStringConvertible {
    /// As it was written.
    package var description: String {
        switch form {
        case .absent: Self.absent
        case .exactly(let name): name
        case .beginning(let text): text + "*"
        }
    }
}

extension [TerminalPattern] {
    /// Whether together they match every login, with a terminal or without.
    var matchEverything: Bool {
        contains { $0.matches(nil) } && contains { $0.description == "*" }
    }
}

extension String {
    /// Without the folder of devices; nil where nothing is left, or where it is another folder.
    fileprivate var nameOfTerminal: String? {
        let name = dropFirst("/dev/".count)
        return hasPrefix("/dev/") && !name.isEmpty ? String(name) : nil
    }
}
