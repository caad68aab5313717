import Conversation
import Identity
import NIOCore
import Platform
import Policy
import SocketServer
import Wire

/// One peer of the verify socket: its first frame says what it wants, and the kernel who it is.
final class VerifySession: Session {
    /// Who asks for room, for a person and a service; and who gives it back.
    struct Admission {
        let admit: (UserID, ServiceName) -> Bool
        let dismiss: (UserID, ServiceName) -> Void
        /// Called once, when the connection is gone.
        let released: () -> Void
    }

    private let connection: Connection
    private let desk: LoginDesk
    private let admission: Admission
    private var hasBegun = false
    private var isClosed = false
    private var errand: LoginRequest.Errand?
    private var conversation: (any VerifyConversation)?

    init(connection: Connection, desk: LoginDesk, admission: Admission) {
        self.connection = connection
        self.desk = desk
        self.admission = admission
    }

    func received(_ frame: ClientFrame) {
        switch (frame, conversation) {
        case (.begin(let begin), _) where !hasBegun: start(begin)
        case (.request(let request), _) where !hasBegun: start(request)
        case (.answer(let answer), let conversation?): conversation.handle(.answered(answer))
        case (.hungUp, let conversation?): conversation.handle(.hungUp)
        case (.begin, _), (.request, _), (.answer, _), (.hungUp, _): connection.close()
        }
    }

    /// A module that is told waits no longer; one that is only cut off would try again.
    func violated() {
        guard conversation == nil else { return connection.close() }
        desk.audit.peerRefused(connection.peer, JournalText.malformedFrame)
        connection.finish(ServerFrame.finish(.unavailable, token: nil).bytes)
    }

    func closed() {
        isClosed = true
        conversation?.handle(.hungUp)
        conversation = nil
        if let errand { admission.dismiss(errand.uid, errand.service) }
        admission.released()
    }

    private func start(_ begin: Begin) {
        hasBegun = true
        switch LoginRequest.read(begin, from: connection.peer) {
        case .refused:
            desk.audit.peerRefused(connection.peer, "begin")
            connection.close()
        case .request(let request):
            start(request)
        case .needsOwnName(let make):
            lookUpPeer { [self] in start(make($0)) }
        }
    }

    private func start(_ request: LoginRequest) {
        if let errand = request.errand {
            guard admission.admit(errand.uid, errand.service) else { return connection.close() }
            self.errand = errand
        }
        start(LoginSession(request, desk: desk, connection: connection))
    }

    /// Whose account it is about the kernel says, and what its name is the name service; administrators may name another,
    /// to have that person confirm something.
    private func start(_ request: SelfServiceRequest) {
        hasBegun = true
        if case .confirm(purpose: _, freshSeconds: _, user: let user?) = request.action {
            guard desk.rules.access.ruling(on: .confirmUser, by: connection.peer) == .allowed else {
                desk.audit.peerRefused(connection.peer, "confirm")
                return connection.finish(ServerFrame.finish(.refused, token: nil).bytes)
            }
            return lookUp(user) { [self] in
                start($0.uid == connection.peer.uid ? request.aboutSelf : request, $0)
            }
        }
        lookUpPeer { [self] in start(request, $0) }
    }

    private func start(_ request: SelfServiceRequest, _ subject: LoginRequest.Subject) {
        start(SelfServiceSession(request, subject, desk: desk, connection: connection))
    }

    private func start(_ conversation: any VerifyConversation) {
        self.conversation = conversation
        conversation.begin()
    }

    private func lookUpPeer(_ done: @escaping (LoginRequest.Subject) -> Void) {
        connection.pause()
        desk.names.user(connection.peer.uid) { [self] in goOn($0, done) }
    }

    private func lookUp(_ name: AccountName, _ done: @escaping (LoginRequest.Subject) -> Void) {
        connection.pause()
        desk.names.user(named: name) { [self] in goOn($0, done) }
    }

    private func goOn(_ found: Lookup<User>, _ done: (LoginRequest.Subject) -> Void) {
        guard !isClosed else { return }
        done(LoginRequest.Subject(found))
        connection.resume()
    }
}

extension SelfServiceRequest {
    /// The same of one who named nobody: who names themselves does not answer for another, and gets no further than others.
    fileprivate var aboutSelf: Self {
        guard case .confirm(let purpose, let freshSeconds, user: _) = action else { return self }
        var request = self
        request.action = .confirm(purpose: purpose, freshSeconds: freshSeconds, user: nil)
        return request
    }
}
