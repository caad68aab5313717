import Account
import Conversation
import Identity
import NIOCore
import Platform
import Policy
import Settings
import SocketServer
import Wire

/// A change that a person makes to their own second factor: carries out what the state machine answers.
final class SelfServiceSession: VerifyConversation {
    let desk: LoginDesk
    private let request: SelfServiceRequest
    private let subject: LoginRequest.Subject
    private let peer: Peer
    let access: AccountAccess
    let stage: Stage
    private let rules: SelfServiceConversation.Rules
    private var conversation: SelfServiceConversation
    private var isFinished = false
    /// Of the process that asks, once it is found.
    private var place: ProcessPlace?

    init(
        _ request: SelfServiceRequest, _ subject: LoginRequest.Subject, desk: LoginDesk,
        connection: Connection
    ) {
        self.request = request
        self.subject = subject
        self.desk = desk
        peer = connection.peer
        // Codes are judged after the password alone, or in a session that began with a proven first factor.
        access = AccountAccess(
            desk: desk, source: .user(peer.uid), visitor: Visitor(network: nil),
            visit: Visit(
                conversation: request.conversation, service: try? ServiceName("sallyport"), address: nil,
                isAfterOwnFactor: true),
            isAfterFirstFactor: true
        ) { _, _ in nil }
        stage = Stage(connection: connection, isSilent: false)
        rules = SelfServiceConversation.Rules(desk.rules.policy, of: subject)
        conversation = SelfServiceConversation(
            request, rules: rules, contact: desk.rules.contact, circumstances: desk.circumstances(at: .now()))
        desk.began()
        stage.startTimer { [self] in handle(.timedOut) }
    }

    func begin() { handle(.began(.none)) }

    /// Of somebody else's session nothing is asked but when the latest proof was.
    func findSession() {
        guard subject.uid == peer.uid else {
            return handle(.sessionFound(subject.uid.flatMap(desk.sessions.newestStanding)))
        }
        desk.sessions.place(of: peer) { [self] found in
            place = found
            handle(.sessionFound(found.flatMap { desk.sessions.standing(of: $0, peer.uid) }))
        }
    }

    /// Nobody opens a session here.
    func noteSession() -> Bool { false }
    func renewSession() -> Bool { place.map { desk.sessions.renew($0, peer.uid) } ?? false }

    func handle(_ event: ConversationEvent) {
        for effect in conversation.handle(event) { carryOut(effect) }
    }

    func load() {
        guard case .known(let name, let uid, gids: _) = subject else {
            return handle(.loaded(.unavailable))
        }
        access.find(uid, name, entered: .open) { [self] in handle(.loaded($0)) }
    }

    func check(_ password: [UInt8]) {
        guard let name = subject.name else { return handle(.passwordChecked(.unavailable)) }
        desk.passwords.check(password, of: name, peer.uid) { [self] in handle(.passwordChecked($0)) }
    }

    var keptMeans: Set<Means> { rules.keptMeans }

    var keyPlan: PendingKey.Plan {
        switch request.action {
        case .adopt(let key): .adopted(key)
        case .enable(let method, let name): .fresh(method, name: name)
        case .disable, .renewRecoveryCodes, .renameFactor, .removeFactor, .verify, .confirm:
            .fresh(.totp, name: nil)
        }
    }

    func finish(_ ending: ConversationEnding) {
        guard !isFinished else { return }
        isFinished = true
        stage.finish(ending, token: nil)
        desk.audit.selfService(request, subject, peer, ending)
        access.release()
        desk.ended()
    }
}

extension SelfServiceConversation.Rules {
    fileprivate init(_ policy: Policy, of subject: LoginRequest.Subject) {
        let subject = Subject(name: subject.name, uid: subject.uid, gids: subject.gids)
        let today = WallClock.day(at: Moment.now().seconds)
        self.init(
            enrol: policy.selfEnrolment(of: subject, today: today),
            demandsFactor: policy.demandsFactor(of: subject), methods: policy.selfMethods(of: subject),
            risk: policy.settings.risk)
    }
}
