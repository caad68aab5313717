import Account
import Conversation
import Identity
import Platform
import Policy
import Settings
import SocketServer
import Wire

/// What all logins share; used on the event loop alone.
final class LoginDesk {
    let accounts: AccountTable
    let rules: RuleBook
    let audit: AuditTrail
    let names: NameResolver
    let hashing: HashingDesk
    let passwords: PasswordDesk
    let deliveries: DeliveryDesk
    let sessions: SessionDesk
    let register: SessionRegister
    let keeper: SessionKeeper
    let leavers: LeaverSweep
    /// What auth phases have found, for the sessions that their logins open.
    var traces = LoginTraces()
    /// Where wrong codes for many accounts come from.
    var failing = FailingSources()
    /// Which conversation has proven a key for an account first, and not stored it yet.
    private var provenKeys: [UserID: ObjectIdentifier] = [:]
    /// Conversations that have begun and are not finished.
    private(set) var open = 0

    var runtime: RuntimeTable { accounts.runtime }
    var dormantAfter: Int64? { rules.policy.settings.accounts.dormantAfter }

    init(
        accounts: AccountTable, rules: RuleBook, audit: AuditTrail, names: NameResolver, hashing: HashingDesk,
        passwords: PasswordDesk, deliveries: DeliveryDesk, sessions: SessionDesk, register: SessionRegister,
        keeper: SessionKeeper
    ) {
        self.keeper = keeper
        leavers = LeaverSweep(accounts: accounts, table: register.table, keeper: keeper)
        self.sessions = sessions
        self.register = register
        self.deliveries = deliveries
        self.hashing = hashing
        self.passwords = passwords
        self.accounts = accounts
        self.rules = rules
        self.audit = audit
        self.names = names
    }

    func began() { open += 1 }
    func ended() { open -= 1 }

    /// Lets one conversation for each account go on with a proven key; false for any other.
    func claimKey(of uid: UserID, for access: AccountAccess) -> Bool {
        let holder = provenKeys[uid] ?? ObjectIdentifier(access)
        provenKeys[uid] = holder
        return holder == ObjectIdentifier(access)
    }

    func unclaimKey(of access: AccountAccess) {
        let holder = ObjectIdentifier(access)
        for (uid, proven) in provenKeys where proven == holder { provenKeys[uid] = nil }
    }

    /// What an earlier phase, or this one before a restart, left behind for a request.
    func priorProof(_ request: LoginRequest) -> PriorProof {
        switch request.phase {
        case .auth:
            return judge(runtime.proof(of: request.conversation), .auth, request)
        case .account:
            if let again = runtime.proof(of: request.conversation), again.phase == .account {
                return judge(again, .account, request)
            }
            return judge(request.token.flatMap(runtime.proof(with:)), .auth, request)
        case .closeSession:
            return .none
        case .openSession:
            guard let proof = accountProof(request), proof.phase == .account else { return .none }
            guard belongs(proof, to: request) else { return .foreign }
            return proof.proven == nil ? .letPast : .valid
        }
    }

    /// What the account phase has left for the session phase: under the token that came along, or else for the process.
    ///
    /// A token that nothing is left under was used before a restart; what else the process has is another login's.
    func accountProof(_ request: LoginRequest) -> Proof? {
        guard let token = request.token else { return runtime.proof(of: request.process) }
        return runtime.proof(with: token)
    }

    /// A grant counts for the process that it was given to, for the same user and service.
    private func judge(
        _ proof: Proof?, _ phase: Proof.Phase, _ request: LoginRequest
    ) -> PriorProof {
        guard let proof, proof.phase == phase, proof.process == request.process,
            proof.service == request.service, proof.uid == request.subject.uid
        else { return .none }
        return proof.proven == nil ? .letPast : .valid
    }

    /// When the subject last proved a factor in the login session that asks.
    func sessionProof(of request: LoginRequest) -> SessionProof? {
        guard request.standpoint == .afterFirstFactor, request.errand != nil, let uid = request.subject.uid
        else { return nil }
        return runtime.sessionProof(of: request.place, uid: uid)
    }

    /// Notes that the subject has proven a factor in the login session that asks; one that is only being opened is noted by
    /// its session phase.
    func prove(_ request: LoginRequest) {
        guard request.errand != nil, let uid = request.subject.uid else { return }
        let now = Moment.now()
        _ = runtime.recordSession(request.place, uid: uid, proven: now.boot, opens: false, at: now)
        register.proven(in: request.place, by: uid, at: now)
    }

    /// When and where a conversation begins.
    func circumstances(of request: LoginRequest, at now: Moment) -> Circumstances {
        var circumstances = circumstances(at: now)
        circumstances.sessionProofAge = sessionProof(of: request)?.age(at: now)
        if let network = request.visitor.knownNetwork {
            circumstances.accountsFailedFromThere = failing.accounts(
                from: network, besides: request.subject.uid, at: now.boot / 1_000)
        }
        return circumstances
    }

    /// The same of a conversation that is about no login.
    func circumstances(at now: Moment) -> Circumstances {
        Circumstances(
            now: now.seconds, today: WallClock.day(at: now.seconds),
            time: WallClock.timeOfWeek(at: now.seconds), host: rules.hostName,
            isClockDoubted: accounts.isClockDoubted)
    }

    /// A session belongs to its account phase's user, except sudo's, which opens the target's.
    private func belongs(_ proof: Proof, to request: LoginRequest) -> Bool {
        guard proof.service == request.service else { return false }
        return request.service.family == "sudo" || proof.uid == request.subject.uid
    }
}

extension LoginRequest.Subject {
    /// What the daemon's own look-up says.
    init(_ found: Lookup<User>) {
        self =
            switch found {
            case .found(let user): .known(name: user.name, uid: user.uid, gids: user.gids)
            case .none: .noSuchUser
            case .failed: .nameServiceFailed
            }
    }
}
