import Identity
import Platform
import Systemd

/// What the courier serves with: where it listens, whom it serves, and where its settings are.
struct CourierPlan: Sendable {
    let configuration: String
    let peer: UserID
    /// Listening; the courier's from now on.
    let socket: Int32

    /// Takes the socket from systemd, or makes one in the runtime directory; to be called before any thread runs.
    static func prepare(
        configuration: String, runtimeDirectory: String?, peer: String?
    ) throws(Failure) -> Self {
        let received = try receivedSocket()
        let uid = try uid(of: peer)
        if let received { return Self(configuration: configuration, peer: uid, socket: received) }
        guard let runtimeDirectory else { throw Failure(.configuration, CourierText.socket(socketName)) }
        do throws(PlatformError) {
            let own = try UnixSocket.listen(path: "\(runtimeDirectory)/courier.sock", mode: 0o600)
            return Self(configuration: configuration, peer: uid, socket: own)
        } catch {
            throw Failure(.unavailable, "\(error)")
        }
    }

    private static let socketName = "courier"

    private static func receivedSocket() throws(Failure) -> Int32? {
        let received: [String: Int32]
        do throws(SystemdError) {
            received = try ListeningSockets.received()
        } catch {
            throw Failure(.configuration, "\(error)")
        }
        guard !received.isEmpty else { return nil }
        guard let socket = received[socketName] else {
            throw Failure(.configuration, CourierText.socket(socketName))
        }
        return socket
    }

    /// The uid of the user with that name, or this process's own.
    private static func uid(of name: String?) throws(Failure) -> UserID {
        guard let name else { return ProcessFacts.effectiveUser }
        switch NameService.user(named: name) {
        case .found(let user): return user.uid
        case .none: throw Failure(.noSuchUser, CourierText.noSuchUser(name))
        case .failed(let errno):
            throw Failure(PlatformError(operation: "getpwnam", path: name, errno: errno))
        }
    }
}
