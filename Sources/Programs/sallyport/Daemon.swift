import Policy
import Varlink
import Wire

/// A connection to the daemon, with errors made for people.
struct Daemon: ~Copyable {
    /// Longer than the daemon waits for the name service and for a disk.
    private static let patienceMilliseconds: Int64 = 30_000
    /// For what is asked of the root helper about each of many sessions, one after the other.
    static let sessionsPatienceMilliseconds: Int64 = 600_000

    private var client: VarlinkClient
    private let path: String

    init(_ options: ConnectionOptions, patienceMilliseconds: Int64 = patienceMilliseconds) throws(Failure) {
        path = options.controlSocket
        do {
            client = try VarlinkClient(path: path, timeoutMilliseconds: patienceMilliseconds)
        } catch {
            throw Failure(error, at: path)
        }
    }

    mutating func ask<Parameters: ControlParameters>(
        _ parameters: Parameters
    ) throws(Failure) -> Parameters.Reply {
        do {
            return try client.call(parameters)
        } catch {
            throw failure(error, of: parameters)
        }
    }

    /// Asks what is answered in parts, and hands each part over.
    mutating func ask<Parameters: ControlParameters>(
        _ parameters: Parameters, eachReply body: (Parameters.Reply) -> Void
    ) throws(Failure) {
        do {
            try client.call(parameters, eachReply: body)
        } catch {
            throw failure(error, of: parameters)
        }
    }

    /// Who is refused is told who may do it: the help desk may do some of it.
    private func failure(_ error: VarlinkError, of parameters: some ControlParameters) -> Failure {
        guard case .refused(.permissionDenied) = error, Self.isForHelpDesk(parameters) else {
            return Failure(error, at: path)
        }
        return Failure(
            .notPermitted, Sentences.notPermitted(isForHelpDesk: true), refusal: .permissionDenied)
    }

    private static func isForHelpDesk<Parameters: ControlParameters>(_ parameters: Parameters) -> Bool {
        // It is the offboarding that is taken back, not a lock.
        if let unlock = parameters as? UnlockUserParameters, unlock.offboarded == true { return false }
        let verb = ControlAccess.Verb(rawValue: Parameters.method.rawValue)
        return verb.map { ControlAccess.permits($0, to: .helpdesk) } ?? false
    }
}
