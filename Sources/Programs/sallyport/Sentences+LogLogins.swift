import Systemd

/// What the journal says of logins.
extension Sentences {
    static func granted(_ record: LogRecord) -> String {
        switch record[.phase] {
        case "auth": "\(subject(record)) \(cameIn(record)) \(byWhat(record))"
        case "account": "\(subject(record)) may go on \(door(record))\(because(record))"
        default: "\(subject(record)) may open a session \(door(record))\(because(record))"
        }
    }

    static func notAsked(_ record: LogRecord) -> String {
        switch record[.phase] {
        case "auth", "account":
            "\(subject(record)) was not asked for a second factor \(door(record))\(because(record))"
        default: "\(subject(record)) may open a session \(door(record))\(because(record))"
        }
    }

    static func refused(_ record: LogRecord) -> String {
        let verb = record[.verdict] == "unavailable" ? "could not be judged" : "was refused"
        return "\(subject(record)) \(verb) \(door(record))\(because(record))"
    }

    /// Such as `by ssh from 10.0.0.7`, `by sudo as www-data`.
    static func door(_ record: LogRecord) -> String {
        let service = record[.service].map { $0 == "sshd" ? "ssh" : $0 }
        let ways = [service.map { "by \($0)" }, target(record), record[.remoteHost].map { "from \($0)" }]
        return ways.compactMap(\.self).joined(separator: " ")
    }

    private static func cameIn(_ record: LogRecord) -> String {
        ["sudo", "sudo-i", "su", "su-l"].contains(record[.service])
            ? "was let through \(door(record))" : "logged in \(door(record))"
    }

    private static func target(_ record: LogRecord) -> String? {
        record[.target].flatMap { ["usual", "unknown"].contains($0) ? nil : "as \($0)" }
    }

    /// Such as `with an authenticator code`; the reason where no factor was typed in.
    private static func byWhat(_ record: LogRecord) -> String {
        guard let method = record[.method] else {
            return "without a code\(because(record))"
        }
        return "with \(methods[method] ?? method)"
    }

    /// A recovery code and a pass say in the reason how many are left.
    static let methods = [
        "totp": "an authenticator code", "hotp": "a code of a token", "recovery-code": "a recovery code",
        "pass": "an administrator's pass", "email": "a code sent by mail", "sms": "a code sent by SMS",
    ]

    /// What the journal has as a word, and not as a sentence.
    static let reasons = [
        "idle": "nobody has typed for too long", "max": "its second factor is too old",
        "session": "the login was let through before",
    ]
}
