import Identity
import Platform
import Systemd
import Wire

/// Every sentence that this program says; nothing from outside can steer a terminal through it.
enum Sentences {
    static func socketForbidden(_ path: String) -> String {
        "you may not connect to \(path.escapingControls)"
    }

    static func unreachable(_ cause: PlatformError) -> String {
        "the daemon cannot be reached (\("\(cause)".escapingControls)); is sallyportd running?"
    }

    static func untrusted(_ part: String, of path: String) -> String {
        "\(part.escapingControls) is a link, or others can change it, so nobody is asked at"
            + " \(path.escapingControls)"
    }

    static func untrustedListener(_ uid: UserID, at path: String) -> String {
        "uid \(uid) listens at \(path.escapingControls), which is neither root nor the owner of the socket;"
            + " nothing was sent"
    }

    static let connectionBroken = "the daemon closed the connection before it answered"

    static func notUnderstood(_ path: String) -> String {
        "what answers at \(path.escapingControls) does not speak as Sallyport's daemon does"
    }

    static let timedOut = "the daemon did not answer in time; try again"

    static func system(_ error: PlatformError) -> String { "\(error)".escapingControls }

    static func unwritten(_ error: PlatformError, done: String?) -> String {
        "standard output cannot be written (\(system(error)))" + (done.map { "; all the same: \($0)" } ?? "")
    }

    /// `help` is of the parser's own making.
    static func noSubcommand(help: String) -> String { "a subcommand is missing\n\n\(help)" }

    static func sentence(for error: ControlError) -> String {
        switch error {
        case .noSuchUser(let user): noSuchUser(user)
        case .notEnrolled(let user): "\(user) has no second factor"
        case .alreadyEnrolled(let user):
            "\(user) has a second factor already (sallyport user reset \(user) takes it away)"
        case .offboarded(let user): offboarded(user)
        case .rootIsKept(let user): rootIsKept(user)
        case .noContact(let user):
            "\(user) has no contact for this, or none that is verified (sallyport user contact \(user))"
        case .tooManyFactors(let user): "\(user) has as many factors as an account may have"
        case .noSuchSession(let session): noSuchSession(session)
        case .noSuchDevice(let user, let device): noSuchDevice(device, of: user)
        case .damaged(let user, let reason):
            "the record of \(user) cannot be read: \(reason.escapingControls)"
        case .nameMismatch(let user, let reason):
            "the record of \(user) belongs to somebody else: \(reason.escapingControls)"
        case .storeUnavailable(let reason):
            "nothing was changed, because it could not be written (\(reason.escapingControls)); try again"
        case .nameServiceUnavailable: "the name service does not answer; try again"
        case .settingsRejected(let faults): settingsRejected(faults)
        case .trialRunning: trialRunning
        case .permissionDenied: notPermitted(isForHelpDesk: false)
        case .invalidParameter(let name):
            "the daemon does not accept this value of \"\(name.escapingControls)\""
        case .methodNotFound, .methodNotImplemented, .interfaceNotFound, .expectedMore:
            "the daemon does not know this command; is it of another version?"
        case .unknown(let name): "the daemon answered with an unknown error, \(name.escapingControls)"
        }
    }

    static func notPermitted(isForHelpDesk: Bool) -> String {
        let others = isForHelpDesk ? ", the administrators and the help desk" : " and the administrators"
        return "you are not permitted to do this: it is for root\(others) of [control] in sallyport.conf"
    }

    static func notAUserName(_ text: String) -> String {
        "\"\(text.escapingControls)\" cannot be the name of a user"
    }

    static func noSuchUser(_ user: AccountName) -> String { "there is no user \(user)" }

    static func nameServiceFailed(_ errno: Int32) -> String {
        "the name service failed (\(PlatformError(operation: "lookup", errno: errno))); try again"
    }

    static func keyFileExists(_ path: String) -> String {
        "\(path.escapingControls) exists; a master key is never overwritten, since no record opens without it"
    }

    static func notAFileName(_ path: String) -> String {
        "\"\(path.escapingControls)\" is not the name of a file"
    }

    static func madeKey(_ path: String, dryRun: Bool) -> [String] {
        guard !dryRun else { return ["A new master key would be written to \(path.escapingControls)."] }
        return [
            "A new master key is in \(path.escapingControls).",
            "Keep a copy of it in a safe place: without it no record can be opened.",
        ]
    }

    static func notInstalled(_ user: String) -> String {
        "there is no user \(user), as whom the daemon would run: it is not installed on this host"
    }
}
