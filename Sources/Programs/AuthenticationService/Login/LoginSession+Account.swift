import Account
import Conversation
import Identity
import OneTimePassword
import Platform
import Wire

extension LoginSession {
    /// Grants are worth nothing after so many milliseconds.
    private static let proofLifetime: Int64 = 600_000

    /// Finds the target's lock, where the target is somebody else, and then the subject's account.
    func load() {
        guard let target = request?.target else { return loadSubject() }
        guard let uid = target.uid, let name = target.name else { return handle(.loaded(.unavailable)) }
        desk.accounts.find(uid, name) { [self] found in
            switch found {
            case .resident(let resident):
                isTargetLocked = resident.record?.account.lock?.holds(at: Moment.now().seconds) ?? false
                desk.accounts.release(resident)
                loadSubject()
            case .otherIdentity: handle(.loaded(.otherIdentity))
            case .damaged: handle(.loaded(.damaged))
            case .unavailable: handle(.loaded(.unavailable))
            }
        }
    }

    private func loadSubject() {
        guard let subject = request?.subject, let uid = subject.uid, let name = subject.name else {
            return handle(.loaded(.nothing))
        }
        desk.accounts.find(uid, name) { [self] found in
            switch found {
            case .resident(let resident): use(resident)
            case .otherIdentity: handle(.loaded(.otherIdentity))
            case .damaged: handle(.loaded(.damaged))
            case .unavailable: handle(.loaded(.unavailable))
            }
        }
    }

    private func use(_ resident: Resident) {
        guard !isFinished else { return desk.accounts.release(resident) }
        self.resident = resident
        guard let account = resident.record?.account else {
            return handle(.loaded(isTargetLocked ? .account(isLocked: true, digits: []) : .nothing))
        }
        let isLocked = isTargetLocked || account.lock?.holds(at: Moment.now().seconds) ?? false
        handle(.loaded(.account(isLocked: isLocked, digits: account.factors.map(\.totp.parameters.digits))))
    }

    /// Judges a code, and makes durable what must be before anybody hears of it.
    func judge(_ code: [UInt8]) {
        let now = Moment.now()
        guard let request, let resident, resident.record != nil,
            let epoch = try? desk.accounts.epochs.epoch(at: now)
        else { return handle(.judged(.unrecorded)) }
        let attempt = Attempt(code: code, source: request.source, now: now.seconds, epoch: epoch)
        guard let judgement = resident.record?.account.judge(attempt) else {
            return handle(.judged(.unrecorded))
        }
        switch judgement {
        case .accepted(let acceptance):
            handle(.judged(record(acceptance, resident, request, now) ? .judged(judgement) : .unrecorded))
        case .refused(let refusal) where refusal.isCounted:
            desk.accounts.save(resident) { [self] isWritten in
                handle(.judged(isWritten ? .judged(judgement) : .unrecorded))
            }
        case .refused(let refusal):
            if refusal == .clockInDoubt { desk.accounts.isClockDoubted = true }
            handle(.judged(.judged(judgement)))
        }
    }

    /// Writes the spent step, and the grant with it, to the runtime directory.
    private func record(
        _ acceptance: Acceptance, _ resident: Resident, _ request: LoginRequest, _ now: Moment
    ) -> Bool {
        let spent = resident.record?.account.knowledge(of: acceptance.factor)
        let proof = request.standpoint == .afterFirstFactor ? makeProof(.auth, request, now) : nil
        do {
            try desk.runtime.record(spent, proof, at: now)
        } catch {
            return false
        }
        self.proof = proof
        if let drift = acceptance.learntDrift {
            resident.learnt[acceptance.factor] = drift
            desk.accounts.save(resident) { _ in }
        } else {
            desk.accounts.saveBehind(resident)
        }
        return true
    }

    private func makeProof(_ phase: Proof.Phase, _ request: LoginRequest, _ now: Moment) -> Proof? {
        guard let uid = request.subject.uid, let token = Token(bytes: RandomBytes.make(Token.length)) else {
            return nil
        }
        return Proof(
            phase: phase, conversation: request.conversation, token: token, uid: uid,
            service: request.service,
            process: request.process, parent: request.parent, expires: now.boot + Self.proofLifetime)
    }

    /// The token for the next phase of this login, where there is something to come back for.
    func leaveProof(_ ending: LoginConversation.Ending) -> Token? {
        guard let request, ending.verdict == .granted, request.standpoint != .ownAccount else { return nil }
        switch request.phase {
        case .auth:
            return (proof ?? desk.runtime.proof(of: request.conversation))?.token
        case .account:
            return passOn(request)
        case .openSession:
            request.token.flatMap(desk.runtime.proof(with:)).map(desk.runtime.use)
            return nil
        case .closeSession:
            return nil
        }
    }

    /// Turns the grant of the auth phase into one for the session phase.
    private func passOn(_ request: LoginRequest) -> Token? {
        let now = Moment.now()
        if let again = desk.runtime.proof(of: request.conversation) { return again.token }
        guard let proof = makeProof(.account, request, now),
            (try? desk.runtime.record(nil, proof, at: now)) != nil
        else { return nil }
        request.token.flatMap(desk.runtime.proof(with:)).map(desk.runtime.use)
        return proof.token
    }
}
