import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings

extension AccountAccess {
    /// Judges a code against these means; `done` may be called before this returns.
    ///
    /// `leavingGrant`: an accepted one is all that a later phase of this login asks for; `remembering`: and the device is
    /// remembered then.
    func judge(
        _ code: TypedCode, _ means: Set<Means>, leavingGrant: Bool, remembering: Remembrance?,
        _ done: @escaping (CodeOutcome) -> Void
    ) {
        leavesGrant = leavingGrant
        self.remembering = remembering
        let now = Moment.now()
        guard let resident, resident.record != nil, let epoch = try? desk.accounts.epochs.epoch(at: now)
        else { return done(.unrecorded) }
        let attempt = Attempt(
            code: code, source: source, means: means, now: now.seconds, epoch: epoch,
            isAfterFirstFactor: isAfterFirstFactor, conversation: visit.conversation, tried: tried,
            network: visitor.network, throttling: desk.rules.policy.settings.preset?.throttling)
        switch code {
        case .authenticator, .pair: judge(attempt, resident, now, done)
        case .recovery, .pass: judgeSlowly(attempt, resident, done)
        }
    }

    private func judge(
        _ attempt: Attempt, _ resident: Resident, _ now: Moment, _ done: @escaping (CodeOutcome) -> Void
    ) {
        guard let trying = resident.record?.account.trying(attempt),
            let judgement = resident.record?.account.judge(attempt)
        else { return done(.unrecorded) }
        if case .refused(.wrong) = judgement { tried.append(trying) }
        if case .refused(.clockInDoubt) = judgement { desk.accounts.isClockDoubted = true }
        settle(judgement, resident, now, done)
    }

    /// Has the hash computed where nobody waits for it.
    private func judgeSlowly(
        _ attempt: Attempt, _ resident: Resident, _ done: @escaping (CodeOutcome) -> Void
    ) {
        switch resident.record?.account.begin(attempt) {
        case nil: done(.unrecorded)
        case .refused(let refusal): done(.judged(.refused(refusal)))
        case .check(let check):
            resident.holders += 1
            desk.hashing.perform(.judging, for: resident.uid, while: { [self] in !isOver }) {
                check.isRight()
            } _: { [self] isRight in
                defer { desk.accounts.release(resident) }
                guard let isRight else {
                    resident.record?.account.drop(check, attempt)
                    return done(.unrecorded)
                }
                guard
                    let judgement = resident.record?.account.finish(check, isRight: isRight, attempt)
                else {
                    return done(.unrecorded)
                }
                settle(judgement, resident, Moment.now(), done)
            }
        }
    }

    /// Writes what must be written first: for a time-based code its step to the runtime directory, for all other
    /// acceptances and for what was counted the record.
    private func settle(
        _ judgement: Judgement, _ resident: Resident, _ now: Moment, _ done: @escaping (CodeOutcome) -> Void
    ) {
        if case .accepted(let acceptance) = judgement, acceptance.means != .pass { noteProof(resident) }
        switch judgement {
        case .accepted(.totp(let factor, step: _, learntDrift: let drift)):
            let spent = resident.record?.account.knowledge(of: factor)
            guard leaveProof(spent, now, leavesGrant) else { return done(.unrecorded) }
            follow(resident, factor, drift)
            done(.judged(judgement))
        case .accepted(let acceptance):
            desk.accounts.save(resident) { [self] isWritten in
                if isWritten, let notice = Notice(acceptance) {
                    desk.deliveries.tell(notice, resident, visit)
                }
                done(
                    isWritten
                        && leaveProof(nil, Moment.now(), leavesGrant, isByFactor: acceptance.means != .pass)
                        ? .judged(judgement) : .unrecorded
                )
            }
        case .refused(let refusal) where refusal.isCounted:
            desk.accounts.save(resident) { done($0 ? .judged(judgement) : .unrecorded) }
        case .refused:
            done(.judged(judgement))
        }
    }

    private func follow(_ resident: Resident, _ factor: FactorID, _ learntDrift: Int64?) {
        guard let learntDrift else { return desk.accounts.saveBehind(resident) }
        resident.learnt[factor] = learntDrift
        desk.accounts.save(resident) { _ in }
    }

    /// Writes what is spent and the grant in one write; false if that failed.
    func leaveProof(
        _ spent: SpentKnowledge?, _ now: Moment, _ isGrant: Bool, isByFactor: Bool = true
    ) -> Bool {
        let proof = isGrant ? makeProof(now, isByFactor) : nil
        guard spent != nil || proof != nil else { return true }
        do {
            try desk.runtime.record(spent, proof, at: now)
        } catch {
            return false
        }
        self.proof = proof
        return true
    }
}

extension Notice {
    /// What the owner hears of how somebody came in; nil where a device of theirs was needed.
    fileprivate init?(_ acceptance: Acceptance) {
        switch acceptance {
        case .recoveryCode(number: _, let left): self = .recoveryCodeUsed(left: left)
        case .pass: self = .passUsed
        case .totp, .hotp, .sentCode: return nil
        }
    }
}
