import Glibc
import Platform
import Varlink
import Wire

/// Why a command ends early: one sentence for people, one number for scripts.
struct Failure: Error, Hashable {
    let status: ExitReason
    /// Without a line end behind it; nothing in it can steer a terminal.
    let sentence: String
    /// What the daemon answered, if that was the reason.
    let refusal: ControlError?

    init(_ status: ExitReason, _ sentence: String, refusal: ControlError? = nil) {
        self.status = status
        self.sentence = sentence
        self.refusal = refusal
    }

    /// Whether the daemon may answer in a while, as after it was started again.
    var isPassing: Bool { [.unreachable, .tryAgain].contains(status) }

    /// Whether it is about one account, so that the next one may do better.
    var isAboutOneAccount: Bool {
        refusal == nil ? status == .noSuchUser : [.noSuchUser, .badData].contains(status)
    }
}

extension Failure {
    /// What became of a question to the daemon at `path`.
    init(_ error: VarlinkError, at path: String) {
        switch error {
        case .place(let error): self.init(error, at: path)
        case .broken: self.init(.unreachable, Sentences.connectionBroken)
        case .malformed, .tooLong: self.init(.unreachable, Sentences.notUnderstood(path))
        case .timedOut: self.init(.tryAgain, Sentences.timedOut)
        case .refused(let error): self.init(error)
        }
    }

    /// Why nobody was asked at `path`.
    init(_ error: SocketPlaceError, at path: String) {
        switch error {
        case .unreachable(let cause) where cause.errno == EACCES || cause.errno == EPERM:
            self.init(.notPermitted, Sentences.socketForbidden(path))
        case .unreachable(let cause): self.init(.unreachable, Sentences.unreachable(cause))
        case .untrusted(let part): self.init(.configuration, Sentences.untrusted(part, of: path))
        case .untrustedListener(let uid): self.init(.unreachable, Sentences.untrustedListener(uid, at: path))
        }
    }

    /// What the daemon answered instead of carrying the call out.
    init(_ error: ControlError) {
        self.init(Self.status(of: error), Sentences.sentence(for: error), refusal: error)
    }

    /// A file that could not be read or written.
    init(_ error: PlatformError) {
        switch error.errno {
        case EACCES, EPERM, EROFS: self.init(.notPermitted, Sentences.system(error))
        case ENOSPC, EDQUOT, EIO, EAGAIN: self.init(.tryAgain, Sentences.system(error))
        default: self.init(.badData, Sentences.system(error))
        }
    }

    /// An answer that did not arrive, and what was changed all the same.
    init(unwritten error: PlatformError, done: String? = nil) {
        self.init(.tryAgain, Sentences.unwritten(error, done: done))
    }

    private static func status(of error: ControlError) -> ExitReason {
        switch error {
        case .noSuchUser: .noSuchUser
        case .notEnrolled, .alreadyEnrolled, .offboarded, .rootIsKept, .tooManyFactors, .noContact,
            .noSuchDevice,
            .noSuchSession,
            .damaged,
            .nameMismatch, .invalidParameter:
            .badData
        case .settingsRejected: .faultsFound
        case .storeUnavailable, .nameServiceUnavailable, .trialRunning: .tryAgain
        case .permissionDenied: .notPermitted
        case .methodNotFound, .methodNotImplemented, .interfaceNotFound, .expectedMore, .unknown: .unreachable
        }
    }
}
