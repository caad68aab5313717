import Conversation
import Identity
import LiveSessions

extension JournalText {
    static func sessionOpened(_ session: LiveSession) -> String {
        "\(subject(session)) opened\(session.host.map { " from \($0)" } ?? "")"
    }

    static func sessionClosed(_ session: LiveSession) -> String { "\(subject(session)) is over" }

    static func sessionWarned(
        _ session: LiveSession, _ reason: SessionEnd.Reason, isTold: Bool
    ) -> String {
        "\(subject(session)) \(isTold ? "was told that it ends" : "ends soon, and \(untold)"): \(reason.text)"
    }

    /// The detail of a warning that nobody can have read.
    static let untold = "no terminal could be told"

    static func sessionEnded(_ session: LiveSession, _ reason: String, leftBehind: [String]) -> String {
        let rest = leftBehind.isEmpty ? "" : "; left behind: \(leftBehind.joined(separator: ", "))"
        return "\(subject(session)) ended: \(reason)\(rest)"
    }

    static func sessionNotEnded(_ session: LiveSession, _ reason: String) -> String {
        "\(subject(session)) should be ended (\(reason)), and could not be; sallyport-root-helper has more"
    }

    static func sessionUnnoted(
        _ request: LoginRequest, _ obstacle: SessionObstacle, mayBegin: Bool
    ) -> String {
        let who = request.subject.name?.description ?? "an unknown user"
        let what =
            mayBegin
            ? "is open, and neither a list nor a lock finds it"
            : "was refused, since the settings would end it"
        return "a session of \(who) by \(request.service) \(what): \(reason(obstacle)). \(remedy(obstacle))"
    }

    static func reason(_ obstacle: SessionObstacle) -> String {
        switch obstacle {
        case .full(let count): "\(count) sessions are open, and there is no room for more"
        case .tooMany(let count): "\(count) sessions of this user are open, and one user has no more"
        case .tooLong: "its host, its terminal or its control group has too long a name"
        case .unwritable(let error): "it could not be written to the runtime directory (\(problem(error)))"
        case .noUser: "the name service does not know the user"
        }
    }

    private static func remedy(_ obstacle: SessionObstacle) -> String {
        switch obstacle {
        case .full, .tooMany: "End some of them (sallyport session end)"
        case .tooLong: "Shorter names are wanted, or UseDNS no in sshd_config"
        case .unwritable: "Make room in /run, or see why it cannot be written"
        case .noUser: "See whether getent passwd finds the user"
        }
    }

    static func endedBy(_ actor: UserID, _ reason: String?) -> String {
        "by uid \(actor)\(reason.map { ", \($0)" } ?? "")"
    }

    static let inputNotTold =
        "sallyport-root-helper does not tell when sessions last had input: none is ended for being idle until it does. "
        + "Its own records, and systemctl status sallyport-sessions.socket, say more"

    static let inputTold = "sallyport-root-helper tells again when sessions last had input"

    static let endedForLeaver = "the account was offboarded"

    private static func subject(_ session: LiveSession) -> String {
        "session \(session.id) of \(session.user) by \(session.service)"
    }
}

extension SessionEnd.Reason {
    /// As the journal has it.
    var text: String {
        switch self {
        case .idle: "nobody has typed for too long"
        case .max: "its second factor is too old by then"
        }
    }
}
