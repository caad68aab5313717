import Account
import Conversation
import Identity
import Platform
import Policy
import Wire

extension LoginDesk {
    /// Grants are worth nothing after so many milliseconds.
    private static let proofLifetime: Int64 = 600_000

    /// The grant of one phase; nil for a request that nothing may come back for.
    ///
    /// `proven`: when a factor was, as milliseconds since boot; nil where policy let the login past without one.
    func proof(
        _ phase: Proof.Phase, for request: LoginRequest, proven: Int64?, isByFactor: Bool = true,
        at now: Moment
    ) -> Proof? {
        guard request.standpoint == .afterFirstFactor, let uid = request.subject.uid,
            let token = Token(bytes: RandomBytes.make(Token.length))
        else { return nil }
        return Proof(
            phase: phase, conversation: request.conversation, token: token, uid: uid,
            service: request.service, process: request.process, parent: request.parent,
            expires: now.boot + Self.proofLifetime, proven: proven, isByFactor: isByFactor)
    }

    /// The token for the next phase of this login, where there is something to come back for.
    func leaveProof(_ ending: ConversationEnding, _ request: LoginRequest, _ proof: Proof?) -> Token? {
        guard ending.verdict == .granted || ending.verdict == .notAsked, request.standpoint != .ownAccount
        else { return nil }
        switch request.phase {
        case .auth:
            let token = (proof ?? grant(ending, request))?.token
            let trace = LoginTrace(
                factor: ending.cause.sessionFactor, key: request.visitor.key?.fingerprint)
            if let token { traces.leave(trace, under: token) }
            return token
        case .account: return passOn(request)
        case .openSession: return nil
        case .closeSession:
            runtime.endSession(of: request.place, isLogin: request.isLogin)
            register.close(request)
            return nil
        }
    }

    /// What the account phase must know, since it could not decide it again: it is told no key and no address of sshd's.
    private func grant(_ ending: ConversationEnding, _ request: LoginRequest) -> Proof? {
        if let before = runtime.proof(of: request.conversation) { return before }
        let now = Moment.now()
        guard ending.cause.bindsAccountPhase,
            let proof = proof(.auth, for: request, proven: sessionProof(of: request)?.proven, at: now)
        else { return nil }
        return (try? runtime.record(nil, proof, at: now)) == nil ? nil : proof
    }

    /// Turns what the auth phase left into something for the session phase.
    private func passOn(_ request: LoginRequest) -> Token? {
        let now = Moment.now()
        if let again = runtime.proof(of: request.conversation) { return again.token }
        let before = request.token.flatMap(runtime.proof(with:))
        // Else a session of one user began with what another has proven, where a program changes PAM_USER in between.
        let proven = before.flatMap {
            $0.process == request.process && $0.uid == request.subject.uid ? $0.proven : nil
        }
        let isByFactor = before?.isByFactor ?? true
        guard let proof = proof(.account, for: request, proven: proven, isByFactor: isByFactor, at: now),
            (try? runtime.record(nil, proof, at: now)) != nil
        else { return nil }
        before.map(runtime.use)
        traces.pass(from: before?.token, to: proof.token)
        return proof.token
    }

    /// The session begins with what its login has proven; false where it must not begin.
    func openSession(_ request: LoginRequest) -> Bool {
        let (proof, now) = (accountProof(request), Moment.now())
        if !request.isWithinSession {
            let trace = traces.take(proof?.token)
            guard register.open(request, proven: proof?.proven, trace: trace, at: now) else { return false }
        }
        if request.isLogin { runtime.forgetEarlierSession(of: request.place) }
        if !request.isWithinSession, let proof, proof.isByFactor, let proven = proof.proven {
            _ = runtime.recordSession(request.place, uid: proof.uid, proven: proven, opens: true, at: now)
        }
        request.token.flatMap(runtime.proof(with:)).map(runtime.use)
        return true
    }
}

extension LoginRequest {
    /// sudo and su act within the login session of whoever calls them, and open none.
    fileprivate var isWithinSession: Bool { ["sudo", "su"].contains(service.family) }

    /// sshd, login and their like run as root for whoever comes; what people start themselves is within their session.
    fileprivate var isLogin: Bool { errand == nil && !isWithinSession }
}

extension ConversationCause {
    /// Whether the account phase must follow what auth has decided.
    fileprivate var bindsAccountPhase: Bool {
        switch self {
        case .notAsked(.lowRisk), .notAsked(.remembered), .notAsked(.provenLately): true
        default: false
        }
    }
}
