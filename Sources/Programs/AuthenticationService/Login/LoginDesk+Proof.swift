import Account
import Conversation
import Identity
import Platform
import Wire

extension LoginDesk {
    /// Grants are worth nothing after so many milliseconds.
    private static let proofLifetime: Int64 = 600_000

    /// The grant of one phase; nil for a request that nothing may come back for.
    func proof(_ phase: Proof.Phase, for request: LoginRequest, at now: Moment) -> Proof? {
        guard request.standpoint == .afterFirstFactor, let uid = request.subject.uid,
            let token = Token(bytes: RandomBytes.make(Token.length))
        else { return nil }
        return Proof(
            phase: phase, conversation: request.conversation, token: token, uid: uid,
            service: request.service, process: request.process, parent: request.parent,
            expires: now.boot + Self.proofLifetime)
    }

    /// The token for the next phase of this login, where there is something to come back for.
    func leaveProof(_ ending: ConversationEnding, _ request: LoginRequest, _ proof: Proof?) -> Token? {
        guard ending.verdict == .granted, request.standpoint != .ownAccount else { return nil }
        switch request.phase {
        case .auth:
            return (proof ?? runtime.proof(of: request.conversation))?.token
        case .account:
            return passOn(request)
        case .openSession:
            request.token.flatMap(runtime.proof(with:)).map(runtime.use)
            return nil
        case .closeSession:
            return nil
        }
    }

    /// Turns the grant of the auth phase into one for the session phase.
    private func passOn(_ request: LoginRequest) -> Token? {
        let now = Moment.now()
        if let again = runtime.proof(of: request.conversation) { return again.token }
        guard let proof = proof(.account, for: request, at: now),
            (try? runtime.record(nil, proof, at: now)) != nil
        else { return nil }
        request.token.flatMap(runtime.proof(with:)).map(runtime.use)
        return proof.token
    }
}
