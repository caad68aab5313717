import Glibc
import Identity
import Platform
import Systemd

/// The daemon's own records in the system's journal.
enum DaemonJournal {
    /// - Throws: ``Failure``, or ``SystemdError`` of the journal.
    static func reader(user: String? = nil, from start: JournalReader.Start) throws -> JournalReader {
        switch SystemJournal.look() {
        case .readable: break
        case .forbidden: throw Failure(.unreachable, Sentences.journalForbidden)
        case .missing: throw Failure(.unreachable, Sentences.noJournal)
        }
        return try JournalReader(
            unit: "sallyportd.service", uid: try daemonUID().rawValue, user: user, from: start)
    }

    private static func daemonUID() throws(Failure) -> UserID {
        switch NameService.user(named: "sallyport") {
        case .found(let user): return user.uid
        case .none: throw Failure(.configuration, Sentences.notInstalled("sallyport"))
        case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
        }
    }
}

extension Failure {
    init(_ error: SystemdError) {
        switch error {
        case .journal(EACCES), .journal(EPERM):
            self.init(.unreachable, Sentences.journalForbidden)
        case .journal(let errno), .passedDescriptors(let errno), .thread(let errno):
            self.init(.tryAgain, Sentences.journal(errno: errno))
        case .notAListeningSocket, .duplicateName: self.init(.tryAgain, Sentences.journal(errno: EINVAL))
        }
    }
}
