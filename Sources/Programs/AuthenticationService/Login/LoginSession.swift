import Account
import Conversation
import Identity
import NIOCore
import Platform
import Policy
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
            desk: desk, source: request.source, visitor: request.visitor, visit: Visit(request),
            isAfterFirstFactor: request.standpoint == .afterFirstFactor && request.target == nil
        ) { desk.proof(.auth, for: request, proven: $0.boot, isByFactor: $1, at: $0) }
        stage = Stage(connection: connection, isSilent: request.isSilent)
        conversation = LoginConversation(
            request: request, policy: desk.rules.policy, contact: desk.rules.contact,
            circumstances: desk.circumstances(of: request, at: began))
        desk.began()
        stage.startTimer { [self] in handle(.timedOut) }
    }

    func begin() { handle(.began(desk.priorProof(request))) }

    func handle(_ event: ConversationEvent) {
        if case .judged(let outcome) = event { noteSource(outcome) }
        for effect in conversation.handle(event) { carryOut(effect) }
    }

    let keptMeans: Set<Means> = []
    let keyPlan = PendingKey.Plan.fresh(.totp, name: nil)

    /// Logins ask for no password of their own.
    func check(_ password: [UInt8]) { handle(.passwordChecked(.unavailable)) }

    /// A login's session is told by its module.
    func findSession() { handle(.sessionFound(nil)) }
    func renewSession() -> Bool { false }
    func noteSession() -> Bool { desk.openSession(request) }

    /// Finds what closes the target, where that is somebody else, and then the subject's account.
    func load() {
        guard let target = request.target else { return loadSubject(entered: .open) }
        guard let uid = target.uid, let name = target.name else { return handle(.loaded(.unavailable)) }
        desk.accounts.find(uid, name) { [self] found in
            switch found {
            case .resident(let resident):
                let entered = entered(resident.record?.account)
                desk.accounts.release(resident)
                loadSubject(entered: entered)
            case .otherIdentity: handle(.loaded(.otherIdentity))
            case .damaged: handle(.loaded(.damaged))
            case .unavailable: handle(.loaded(.unavailable))
            }
        }
    }

    private func entered(_ account: Account?) -> EnteredAccount {
        guard let account else { return .open }
        return EnteredAccount(account, at: Moment.now().seconds, dormantAfter: desk.dormantAfter)
    }

    private func loadSubject(entered: EnteredAccount) {
        guard let uid = request.subject.uid, let name = request.subject.name else {
            return handle(.loaded(.nothing))
        }
        access.find(uid, name, entered: entered) { [self] in handle(.loaded($0)) }
    }

    func finish(_ ending: ConversationEnding) {
        guard !isFinished else { return }
        isFinished = true
        learn(ending)
        let token = desk.leaveProof(ending, request, access.proof)
        stage.finish(ending, token: token)
        desk.audit.login(request, ending, conversation, since: began)
        if ending.isProof, ending.isByFactor { confirmTrial() }
        if isLearntFrom(ending) { access.tellNews() }
        access.release()
        desk.ended()
    }

    /// Remembers behind the answer what this login teaches, and what it proves for its session.
    private func learn(_ ending: ConversationEnding) {
        guard request.standpoint == .afterFirstFactor, let decision = conversation.decision else { return }
        access.settleDevices(decision.assessment.level, ending.cause)
        guard isLearntFrom(ending) else { return }
        access.learn(conversation.circumstances.time)
        if ending.isProof, ending.isByFactor { desk.prove(request) }
    }

    /// Whether the owner came in, where policy demands something of them.
    private func isLearntFrom(_ ending: ConversationEnding) -> Bool {
        request.standpoint == .afterFirstFactor && ending.teaches && conversation.decision?.isDemanded == true
    }

    /// An administrator who proves a factor under rules that are being tried out confirms them.
    private func confirmTrial() {
        guard request.standpoint == .afterFirstFactor, let uid = request.subject.uid else { return }
        desk.rules.proven(by: uid, gids: request.subject.gids, serial: access.edition)
    }

    /// Wrong codes of many accounts from one network make it suspicious, but for those who got it right then.
    private func noteSource(_ outcome: CodeOutcome) {
        guard access.isAfterFirstFactor, case .judged(let judgement) = outcome,
            let network = request.visitor.knownNetwork, let uid = request.subject.uid
        else { return }
        switch judgement {
        case .accepted: desk.failing.forgive(network, uid)
        case .refused(let refusal) where refusal.isCounted:
            desk.failing.note(network, uid, at: Moment.now().boot / 1_000)
        case .refused: break
        }
    }
}

extension ConversationEnding {
    /// Whether the owner was here, as far as policy wanted to know.
    fileprivate var teaches: Bool {
        if isProof { return true }
        switch cause {
        case .notAsked(.lowRisk), .notAsked(.remembered), .notAsked(.provenLately): return true
        default: return false
        }
    }

    /// Whether it was no pass, which whoever has it was given.
    var isByFactor: Bool {
        if case .accepted(let acceptance) = cause { acceptance.means != .pass } else { true }
    }

    /// Whether a factor was proven in this conversation.
    var isProof: Bool {
        guard verdict == .granted else { return false }
        switch cause {
        case .accepted, .enrolled: return true
        default: return false
        }
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
