import Account
import Identity
import Platform
import Policy
import Wire

extension ControlDesk {
    /// Takes a lock and failures away; an account that was offboarded must be meant as such.
    func unlock(_ call: UnlockUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        guard call.offboarded ?? false else { return takeLock(call, user, actor, respond) }
        guard rules.access.ruling(on: .offboardUser, by: actor.peer) == .allowed else {
            return respond(.done(.failure(.permissionDenied)))
        }
        accounts.find(user.uid, user.name) { [self] found in
            switch found {
            case .otherIdentity(let mismatch): makeWay(mismatch, call, user, actor, respond)
            case .resident(let resident):
                accounts.release(resident)
                takeLock(call, user, actor, respond)
            case .damaged, .unavailable: takeLock(call, user, actor, respond)
            }
        }
    }

    private func takeLock(
        _ call: UnlockUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        change(
            user, isDryRun: call.dryRun ?? false, "unlocked", actor, respond,
            by: { account throws(ControlError) in
                if call.offboarded != true { try account.refuseOffboarded() }
                guard account.lock != nil || account.hasFailures else { return false }
                account.unlock(at: Moment.now().seconds)
                return true
            },
            reply: { .changedUser(ChangeUserReply(user: user.name, changed: $0)) })
    }

    /// Removes the record of somebody who was offboarded, whose name or uid this user was given.
    ///
    /// Not while the other half of it is somebody's: that may be the one who left, who would be unknown from then on.
    private func makeWay(
        _ mismatch: AccountStorage.Mismatch, _ call: UnlockUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        names.bearer(of: mismatch) { [self] found in
            switch found {
            case .found(let bearer):
                let reason = JournalText.mismatch(mismatch, stillOf: bearer)
                respond(.done(.failure(.nameMismatch(user.name, reason: reason))))
            case .failed: respond(.done(.failure(.nameServiceUnavailable)))
            case .none: remove(mismatch, call, user, actor, respond)
            }
        }
    }

    private func remove(
        _ mismatch: AccountStorage.Mismatch, _ call: UnlockUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        let (holder, name) = mismatch.record(of: user)
        let reply = ChangeUserReply(user: user.name, changed: true, recordRemoved: true)
        let removed = Answer.done(.success(.changedUser(reply)))
        accounts.removeOffboarded(holder, name, isDryRun: call.dryRun ?? false) { [self] outcome in
            switch outcome {
            case .removed:
                audit.accountChanged(holder, name, "removed", by: actor.uid)
                respond(removed)
            case .wouldRemove: respond(removed)
            case .kept:
                let reason = JournalText.mismatch(mismatch)
                respond(.done(.failure(.nameMismatch(user.name, reason: reason))))
            case .unwritten:
                respond(.done(.failure(.storeUnavailable(reason: accounts.problemText))))
            }
        }
    }
}

extension ControlDesk {
    /// Says whose record is in the way of a user, and what removes it where something does.
    func explain(_ mismatch: AccountStorage.Mismatch, _ user: User, _ done: @escaping (String) -> Void) {
        let (holder, name) = mismatch.record(of: user)
        accounts.removeOffboarded(holder, name, isDryRun: true) { outcome in
            if case .wouldRemove = outcome {
                done(JournalText.mismatch(mismatch, removableFor: user.name))
            } else {
                done(JournalText.mismatch(mismatch))
            }
        }
    }
}

extension AccountStorage.Mismatch {
    /// The uid and the name of the record that is in the way of a user.
    fileprivate func record(of user: User) -> (UserID, AccountName) {
        switch self {
        case .nameHasUID(let other): (other, user.name)
        case .uidHasName(let other): (user.uid, other)
        }
    }
}

extension NameQuestions {
    /// Asks who has that half of a record in the way which the new account was not given.
    fileprivate func bearer(
        of mismatch: AccountStorage.Mismatch, _ done: @escaping (Lookup<User>) -> Void
    ) {
        switch mismatch {
        case .uidHasName(let name): user(named: name, done)
        case .nameHasUID(let uid): user(uid, done)
        }
    }
}
