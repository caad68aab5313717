import Account
import Identity
import Messages
import Platform
import Wire

extension ControlDesk {
    func reset(_ call: ResetUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        accounts.find(user.uid, user.name) { [self] found in
            switch found {
            case .damaged where call.dryRun ?? false:
                respond(.done(.success(.changedUser(ChangeUserReply(user: user.name, changed: true)))))
            case .damaged:
                replaceDamaged(user, actor, respond)
            case .resident(let resident):
                accounts.release(resident)
                clear(call, user, actor, respond)
            case .otherIdentity, .unavailable:
                clear(call, user, actor, respond)
            }
        }
    }

    /// Puts an empty record in the place of one of which no copy opens.
    private func replaceDamaged(_ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        accounts.replaceDamaged(user.uid, user.name) { [self] isReplaced in
            guard isReplaced else {
                return respond(.done(.failure(.storeUnavailable(reason: accounts.problemText))))
            }
            audit.accountChanged(user.uid, user.name, "reset", by: actor.uid)
            respond(.done(.success(.changedUser(ChangeUserReply(user: user.name, changed: true)))))
        }
    }

    private func clear(
        _ call: ResetUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        change(
            user, isDryRun: call.dryRun ?? false, "reset", actor, respond,
            by: { account throws(ControlError) in
                guard account.holdsAnything else { return false }
                account.reset(at: Moment.now().seconds)
                return true
            },
            afterwards: { [self] in logins.deliveries.tell(.reset, $0) },
            reply: { .changedUser(ChangeUserReply(user: user.name, changed: $0)) })
    }

    func lock(_ call: LockUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        let reason = call.reason ?? ""
        let now = Moment.now().seconds
        guard Lock.isReason(reason) else {
            return respond(.done(.failure(.invalidParameter("reason"))))
        }
        if let until = call.until, until.seconds <= now {
            return respond(.done(.failure(.invalidParameter("until"))))
        }
        change(
            user, isDryRun: call.dryRun ?? false, "locked", because: reason, actor,
            { [self] in endSessions(after: $0, call, user, actor, respond) },
            by: { account throws(ControlError) in
                if account.offboarded != nil {
                    // It stays locked for good, and a lock that ends must not be taken for set.
                    if call.until != nil { throw .offboarded(user.name) }
                    return false
                }
                if let lock = account.lock, lock.holds(at: now), lock.until == call.until?.seconds,
                    lock.reason == reason
                {
                    return false
                }
                account.lock(Lock(since: now, until: call.until?.seconds, reason: reason))
                return true
            },
            reply: { .lockedUser(LockUserReply(user: user.name, changed: $0)) })
    }

    func show(_ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        let showsReason = actor.uid != user.uid || actor.uid.isRoot
        let dormantAfter = rules.dormantAfter
        accounts.find(user.uid, user.name) { [self] found in
            switch found {
            case .resident(let resident):
                let report = UserReport(
                    resident.record?.account, user: user.name, uid: user.uid, at: Moment.now().seconds,
                    dormantAfter: dormantAfter, showsReason: showsReason, isWhole: actor.seesAddresses,
                    showsDeliveries: true)
                // Everybody is in a group: without any it is not known which rules would match.
                let policy = user.gids.isEmpty ? nil : policy(of: user, resident.record?.account)
                accounts.release(resident)
                respond(shown(report, policy))
            case .damaged(let reason):
                respond(shown(UserReport(user: user.name, uid: user.uid, state: .damaged, damage: reason)))
            case .otherIdentity(let mismatch):
                explain(mismatch, user) { [self] reason in
                    let report = UserReport(
                        user: user.name, uid: user.uid, state: .mismatched, damage: reason)
                    respond(shown(report))
                }
            case .unavailable:
                respond(.done(.failure(.storeUnavailable(reason: accounts.problemText))))
            }
        }
    }

    private func shown(_ report: UserReport, _ policy: [ServicePolicy]? = nil) -> Answer {
        .done(.success(.shownUser(ShowUserReply(user: report, policy: policy, help: rules.contact))))
    }
}
