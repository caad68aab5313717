import Account
import Conversation
import Identity
import Messages
import NIOCore
import Platform
import SocketServer
import Wire

/// One conversation with a module: carries out what the state machine answers.
final class LoginSession: Session {
    /// A conversation is closed after this, whoever still types.
    static let deadline = TimeAmount.minutes(10)

    let connection: Connection
    let desk: LoginDesk
    let began = Moment.now()
    var request: LoginRequest?
    var conversation: LoginConversation?
    var resident: Resident?
    var proof: Proof?
    var isTargetLocked = false
    private let admit: (UserID, ServiceName) -> Bool
    private let dismiss: (UserID, ServiceName) -> Void
    private let released: () -> Void
    private var hasBegun = false
    private var errand: LoginRequest.Errand?
    private var timer: Scheduled<Void>?
    private(set) var isFinished = false

    /// A session that asks `admit` whether there is room for one more conversation that root holds for a person and a
    /// service, calls `dismiss` once for each that was admitted, and `released` once, when the connection is gone.
    init(
        connection: Connection, desk: LoginDesk, admit: @escaping (UserID, ServiceName) -> Bool,
        dismiss: @escaping (UserID, ServiceName) -> Void, released: @escaping () -> Void
    ) {
        self.connection = connection
        self.desk = desk
        self.admit = admit
        self.dismiss = dismiss
        self.released = released
    }

    func received(_ frame: ClientFrame) {
        switch frame {
        case .begin(let begin) where !hasBegun: start(begin)
        case .answer(let answer) where conversation != nil: handle(.answered(answer))
        case .hungUp where conversation != nil: handle(.hungUp)
        case .begin, .answer, .hungUp: connection.close()
        }
    }

    /// A module that is told waits no longer; one that is only cut off would try again.
    func violated() {
        guard conversation == nil else { return connection.close() }
        desk.audit.peerRefused(connection.peer, JournalText.malformedFrame)
        connection.finish(ServerFrame.finish(.unavailable, token: nil).bytes)
    }

    func closed() {
        handle(.hungUp)
        timer?.cancel()
        finishUsing()
        if let errand { dismiss(errand.uid, errand.service) }
        released()
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
            connection.pause()
            desk.names.user(connection.peer.uid) { [self] found in
                start(make(LoginRequest.Subject(found)))
                connection.resume()
            }
        }
    }

    private func start(_ request: LoginRequest) {
        guard !isFinished else { return }
        if let errand = request.errand {
            guard admit(errand.uid, errand.service) else { return connection.close() }
            self.errand = errand
        }
        self.request = request
        desk.began()
        timer = connection.eventLoop.assumeIsolated().scheduleTask(in: Self.deadline) {
            self.handle(.timedOut)
        }
        conversation = LoginConversation(
            request: request, policy: desk.rules.policy, contact: desk.rules.contact, now: began.seconds)
        handle(.began(desk.priorProof(request)))
    }

    func handle(_ event: LoginConversation.Event) {
        guard let effects = conversation?.handle(event) else { return }
        for effect in effects { carryOut(effect) }
    }

    private func carryOut(_ effect: LoginConversation.Effect) {
        switch effect {
        case .load: load()
        case .ask(let prompt, let messages): ask(prompt, messages)
        case .judge(let code): judge(code)
        case .finish(let ending): finish(ending)
        }
    }

    private func ask(_ prompt: Prompt, _ messages: [Message]) {
        connection.send(show(messages) + ServerFrame.ask(echo: true, prompt.text).bytes)
    }

    private func show(_ messages: [Message]) -> [UInt8] {
        guard !messages.isEmpty else { return [] }
        // Under PAM_SILENT, which sudo always sets, information is dropped; but this answers what was typed.
        let isError = request?.isSilent == true || messages.contains(where: \.isError)
        return ServerFrame.show(isError ? .error : .information, messages.map(\.text).joined(separator: "\n"))
            .bytes
    }

    private func finish(_ ending: LoginConversation.Ending) {
        guard !isFinished, let request else { return }
        isFinished = true
        timer?.cancel()
        let token = leaveProof(ending)
        connection.finish(show(ending.messages) + ServerFrame.finish(ending.verdict, token: token).bytes)
        desk.audit.login(request, ending, conversation?.decision, since: began)
        finishUsing()
        desk.ended()
    }

    private func finishUsing() {
        isFinished = true
        guard let resident else { return }
        self.resident = nil
        desk.accounts.release(resident)
    }
}
