import Identity
import LiveSessions

extension JournalText {
    static func sessionOpened(_ session: LiveSession) -> String {
        "\(subject(session)) opened\(session.host.map { " from \($0)" } ?? "")"
    }

    static func sessionClosed(_ session: LiveSession) -> String { "\(subject(session)) is over" }

    static func sessionWarned(_ session: LiveSession, _ reason: SessionEnd.Reason) -> String {
        "\(subject(session)) was told that it ends: \(reason.text)"
    }

    static func sessionEnded(_ session: LiveSession, _ reason: String, leftBehind: [String]) -> String {
        let rest = leftBehind.isEmpty ? "" : "; left behind: \(leftBehind.joined(separator: ", "))"
        return "\(subject(session)) ended: \(reason)\(rest)"
    }

    static func sessionNotEnded(_ session: LiveSession, _ reason: String) -> String {
        "\(subject(session)) should be ended (\(reason)), and could not be; sallyport-root-helper has more"
    }

    static func endedBy(_ actor: UserID, _ reason: String?) -> String {
        "by uid \(actor)\(reason.map { ", \($0)" } ?? "")"
    }

    private static func subject(_ session: LiveSession) -> String {
        "session \(session.id) of \(session.user) by \(session.service)"
    }
}

extension SessionEnd.Reason {
    /// As the journal has it.
    var text: String {
        switch self {
        case .idle: "nobody has typed for too long"
        case .max: "its second factor is too old"
        }
    }
}
