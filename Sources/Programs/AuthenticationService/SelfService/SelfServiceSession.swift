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
    private let desk: LoginDesk
    private let request: SelfServiceRequest
    private let subject: LoginRequest.Subject
    private let peer: Peer
    private let access: AccountAccess
    private let stage: Stage
    private let rules: SelfServiceConversation.Rules
    private let edition: Int
    private var conversation: SelfServiceConversation
    private var isFinished = false

    init(
        _ request: SelfServiceRequest, _ subject: LoginRequest.Subject, desk: LoginDesk,
        connection: Connection
    ) {
        self.request = request
        self.subject = subject
        self.desk = desk
        peer = connection.peer
        // Codes are judged after the password alone.
        access = AccountAccess(desk: desk, source: .user(peer.uid), isAfterFirstFactor: true) { _ in nil }
        edition = desk.rules.serial
        stage = Stage(connection: connection, isSilent: false)
        rules = SelfServiceConversation.Rules(desk.rules.policy, of: subject)
        conversation = SelfServiceConversation(request, rules: rules, contact: desk.rules.contact)
        desk.began()
        stage.startTimer { [self] in handle(.timedOut) }
    }

    func begin() { handle(.began(.none)) }

    func handle(_ event: ConversationEvent) {
        for effect in conversation.handle(event) { carryOut(effect) }
    }

    private func carryOut(_ effect: ConversationEffect) {
        switch effect {
        case .load: load()
        case .ask(let prompt, let messages, let revelation, let last):
            stage.ask(prompt, messages + [revelation.map(access.message)].compactMap(\.self) + last)
        case .checkPassword(let password): check(password)
        case .judge(let code, let means, let leavingGrant):
            access.judge(code, means, leavingGrant: leavingGrant) { [self] in handle(.judged($0)) }
        case .makeKey: makeKey()
        case .proveKey(let code): handle(.keyProven(access.prove(code)))
        case .makeRecoveryCodes: access.makeRecoveryCodes { [self] in handle(.recoveryCodesMade($0)) }
        case .commit(let change):
            // Other rules may have come meanwhile, under which this would not have begun.
            guard desk.rules.serial == edition else { return handle(.committed(.overtaken)) }
            access.commit(change, keeping: rules.keptMeans) { [self] in handle(.committed($0)) }
        case .finish(let ending): finish(ending)
        }
    }

    private func load() {
        guard case .known(let name, let uid, gids: _) = subject else {
            return handle(.loaded(.unavailable))
        }
        access.find(uid, name, isTargetLocked: false) { [self] in handle(.loaded($0)) }
    }

    private func check(_ password: [UInt8]) {
        guard let name = subject.name else { return handle(.passwordChecked(.unavailable)) }
        desk.passwords.check(password, of: name, peer.uid) { [self] in handle(.passwordChecked($0)) }
    }

    private func makeKey() {
        let plan: PendingKey.Plan =
            switch request.action {
            case .adopt(let key): .adopted(key)
            case .enable(let method, let name): .fresh(method, name: name)
            case .disable, .renewRecoveryCodes, .renameFactor, .removeFactor, .verify:
                .fresh(.totp, name: nil)
            }
        guard let digits = access.makeKey(plan) else { return handle(.hungUp) }
        handle(.keyMade(digits: digits))
    }

    private func finish(_ ending: ConversationEnding) {
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
            dormantAfter: policy.settings.accounts.dormantAfter)
    }
}
