import Account
import Identity
import NIOCore
import NIOPosix
import Platform
import Policy
import Wire

/// Carries out what the control socket is asked, once the table of who may do what has let it pass.
///
/// Used on the event loop alone.
final class ControlDesk {
    enum Answer {
        case done(Result<ControlReply, ControlError>)
        /// One part of an answer; `next` fetches the following one.
        case part(ControlReply, next: () -> Void)
    }

    typealias Respond = (Answer) -> Void

    let logins: LoginDesk
    let names: any NameQuestions
    let status: () -> GetStatusReply

    /// `names`: whom to ask who there is; nil for the name service of this host.
    init(
        logins: LoginDesk, names: (any NameQuestions)? = nil, status: @escaping () -> GetStatusReply
    ) {
        self.logins = logins
        self.names = names ?? logins.names
        self.status = status
    }

    var accounts: AccountTable { logins.accounts }
    var rules: RuleBook { logins.rules }
    var audit: AuditTrail { logins.audit }
    var sessions: SessionDesk { logins.sessions }
    var keeper: SessionKeeper { logins.keeper }

    /// Answers a call; `respond` may be called before this returns.
    func answer(_ call: ControlCall, from peer: Peer, _ respond: @escaping Respond) {
        guard let verb = ControlAccess.Verb(rawValue: call.method.rawValue) else {
            return respond(.done(.failure(.permissionDenied)))
        }
        switch rules.access.ruling(on: verb, by: peer) {
        case .refused:
            refuse(verb, peer, respond)
        case .ownAccountOnly:
            names.user(peer.uid) { found in
                guard case .found(let user) = found else {
                    return respond(.done(.failure(.permissionDenied)))
                }
                guard self.isOwn(call, user) else { return self.refuse(verb, peer, respond) }
                self.carryOut(call, about: user, Actor(peer, self.rules.access), respond)
            }
        case .allowed:
            identify(call, peer, respond)
        }
    }

    private func refuse(_ verb: ControlAccess.Verb, _ peer: Peer, _ respond: Respond) {
        audit.peerRefused(peer, verb.rawValue)
        respond(.done(.failure(.permissionDenied)))
    }

    private func isOwn(_ call: ControlCall, _ user: User) -> Bool {
        guard let subject = call.subject else { return call.mayNameNobody }
        return subject.user == user.name && (subject.uid == nil || subject.uid == user.uid)
    }

    /// Finds out whom the call is about: by the word of root, else by the name service.
    private func identify(_ call: ControlCall, _ peer: Peer, _ respond: @escaping Respond) {
        let actor = Actor(peer, rules.access)
        guard let subject = call.subject else {
            guard call.mayNameNobody else { return carryOut(call, about: nil, actor, respond) }
            return names.user(peer.uid) { self.proceed(call, $0, nil, actor, respond) }
        }
        if peer.uid.isRoot, let uid = subject.uid {
            let user = User(name: subject.user, uid: uid, gids: call.gids ?? [], home: nil)
            switch call {
            case .explainPolicy(let question) where question.gids == nil: break
            case .showUser, .enrolUser:
                return names.user(named: subject.user) { found in
                    self.carryOut(call, about: user.inGroups(of: found), actor, respond)
                }
            default: return carryOut(call, about: user, actor, respond)
            }
        }
        names.user(named: subject.user) { self.proceed(call, $0, subject.user, actor, respond) }
    }

    private func proceed(
        _ call: ControlCall, _ found: Lookup<User>, _ name: AccountName?, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        switch found {
        case .found(let user): carryOut(call, about: user, actor, respond)
        case .failed: respond(.done(.failure(.nameServiceUnavailable)))
        case .none:
            guard let name else { return respond(.done(.failure(.nameServiceUnavailable))) }
            guard call.isAboutGone else { return respond(.done(.failure(.noSuchUser(name)))) }
            findTraces(of: name, call) { uid in
                guard let uid else { return respond(.done(.failure(.noSuchUser(name)))) }
                self.carryOut(call, about: User(name: name, uid: uid, gids: [], home: nil), actor, respond)
            }
        }
    }

    /// The uid of an open session, where the call is about those, or else the one that a record is kept under for a name; the
    /// name service may not know either any more.
    private func findTraces(of name: AccountName, _ call: ControlCall, _ done: @escaping (UserID?) -> Void) {
        if call.concernsSessions, let uid = uidOfNewestSession(of: name) { return done(uid) }
        let storage = accounts.storage
        accounts.disk.perform({ storage.uid(of: name) }) { done((try? $0.get()).flatMap(\.self)) }
    }

    private func carryOut(
        _ call: ControlCall, about user: User?, _ actor: Actor, _ respond: @escaping Respond
    ) {
        switch (call, user) {
        case (.getStatus, _): respond(.done(.success(.status(status()))))
        case (.acceptClock(let call), _): acceptClock(call, actor, respond)
        case (.listUsers, _): listUsers(actor, respond)
        case (.importUsers(let call), _): importUsers(call, actor, respond)
        case (.explainPolicy(let call), let user?): explain(call, user, respond)
        case (.showUser, let user?): show(user, actor, respond)
        case (.enrolUser(let call), let user?): enrol(call, user, actor, respond)
        case (.resetUser(let call), let user?): reset(call, user, actor, respond)
        case (.lockUser(let call), let user?): lock(call, user, actor, respond)
        case (.unlockUser(let call), let user?): unlock(call, user, actor, respond)
        case (.offboardUser(let call), let user?): offboard(call, user, actor, respond)
        case (.issuePass(let call), let user?): issuePass(call, user, actor, respond)
        case (.setContact(let call), let user?): setContact(call, user, actor, respond)
        case (.notifyUser(let call), let user?): notify(call, user, respond)
        case (.testCourier(let call), _): testCourier(call, respond)
        case (.forgetDevices(let call), let user?): forgetDevices(call, user, actor, respond)
        case (.confirmUser(let call), let user?): confirm(call, user, actor, respond)
        case (.applyPolicy(let call), _): applyPolicy(call, actor, respond)
        case (.reloadSettings, _): reloadSettings(respond)
        case (.listSessions, let user): listSessions(of: user, actor, respond)
        case (.endSession(let call), let user): endSessions(call, of: user, actor, respond)
        case (_, nil): respond(.done(.failure(.invalidParameter("user"))))
        }
    }
}

/// Who asked for something, for the journal and for what may be shown.
struct Actor {
    let peer: Peer
    /// Whole addresses are for those who may change them.
    let seesAddresses: Bool

    var uid: UserID { peer.uid }

    init(_ peer: Peer, _ access: ControlAccess) {
        self.peer = peer
        seesAddresses = access.ruling(on: .setContact, by: peer) == .allowed
    }
}

extension ControlCall {
    /// Whether it is about what is stored or open, so that a user who has gone can still be shown and cleared away.
    fileprivate var isAboutGone: Bool {
        switch self {
        case .showUser, .resetUser, .lockUser, .unlockUser, .offboardUser, .setContact, .forgetDevices,
            .listSessions, .endSession:
            true
        case .enrolUser, .issuePass, .listUsers, .importUsers, .getStatus, .explainPolicy, .acceptClock,
            .notifyUser, .testCourier, .confirmUser, .applyPolicy, .reloadSettings:
            false
        }
    }

    /// Whether it is about login sessions alone, which outlive the account and its record.
    fileprivate var concernsSessions: Bool {
        switch self {
        case .listSessions, .endSession: true
        default: false
        }
    }

    fileprivate var gids: [GroupID]? {
        if case .explainPolicy(let call) = self { call.gids } else { nil }
    }
}

extension User {
    /// The same in the groups that the name service tells of; in none where it does not know this user.
    fileprivate func inGroups(of found: Lookup<User>) -> User {
        guard case .found(let known) = found, known.uid == uid, known.name == name else { return self }
        return known
    }
}
