import Account
import Conversation
import Identity
import NIOCore
import Platform
import SocketServer
import Wire

/// One phase of a login with a module: carries out what the state machine answers.
final class LoginSession: VerifyConversation {
    let desk: LoginDesk
    let request: LoginRequest
    let access: AccountAccess
    let stage: Stage
    private let began = Moment.now()
    private var conversation: LoginConversation
    private var isFinished = false

    init(_ request: LoginRequest, desk: LoginDesk, connection: Connection) {
        self.request = request
        self.desk = desk
        access = AccountAccess(
            desk: desk, source: request.source, visit: Visit(request),
            isAfterFirstFactor: request.standpoint == .afterFirstFactor && request.target == nil
        ) { desk.proof(.auth, for: request, at: $0) }
        stage = Stage(connection: connection, isSilent: request.isSilent)
        conversation = LoginConversation(
            request: request, policy: desk.rules.policy, contact: desk.rules.contact,
            today: WallClock.day(at: began.seconds))
        desk.began()
        stage.startTimer { [self] in handle(.timedOut) }
    }

    func begin() { handle(.began(desk.priorProof(request))) }

    func handle(_ event: ConversationEvent) {
        for effect in conversation.handle(event) { carryOut(effect) }
    }

    let keptMeans: Set<Means> = []
    let keyPlan = PendingKey.Plan.fresh(.totp, name: nil)

    /// Logins ask for no password of their own.
    func check(_ password: [UInt8]) { handle(.passwordChecked(.unavailable)) }

    /// Finds the target's lock, where the target is somebody else, and then the subject's account.
    func load() {
        guard let target = request.target else { return loadSubject(isTargetLocked: false) }
        guard let uid = target.uid, let name = target.name else { return handle(.loaded(.unavailable)) }
        desk.accounts.find(uid, name) { [self] found in
            switch found {
            case .resident(let resident):
                let isLocked = resident.record?.account.lock?.holds(at: Moment.now().seconds) ?? false
                desk.accounts.release(resident)
                loadSubject(isTargetLocked: isLocked)
            case .otherIdentity: handle(.loaded(.otherIdentity))
            case .damaged: handle(.loaded(.damaged))
            case .unavailable: handle(.loaded(.unavailable))
            }
        }
    }

    private func loadSubject(isTargetLocked: Bool) {
        guard let uid = request.subject.uid, let name = request.subject.name else {
            return handle(.loaded(.nothing))
        }
        access.find(uid, name, isTargetLocked: isTargetLocked) { [self] in handle(.loaded($0)) }
    }

    func finish(_ ending: ConversationEnding) {
        guard !isFinished else { return }
        isFinished = true
        let token = desk.leaveProof(ending, request, access.proof)
        stage.finish(ending, token: token)
        desk.audit.login(request, ending, conversation.decision, since: began)
        access.release()
        desk.ended()
    }
}

extension Visit {
    fileprivate init(_ request: LoginRequest) {
        self.init(
            conversation: request.conversation, service: request.service,
            address: request.remoteHost.flatMap { try? InternetAddress($0) },
            isAfterOwnFactor: request.target == nil)
    }
}
