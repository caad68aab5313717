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
    private func makeWay(
        _ mismatch: AccountStorage.Mismatch, _ call: UnlockUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        let holder = if case .nameHasUID(let other) = mismatch { other } else { user.uid }
        accounts.removeOffboarded(holder, isDryRun: call.dryRun ?? false) { [self] outcome in
            switch outcome {
            case .removed(let name):
                audit.accountChanged(holder, name, "removed", by: actor.uid)
                respond(.done(.success(.changedUser(ChangeUserReply(user: user.name, changed: true)))))
            case .wouldRemove:
                respond(.done(.success(.changedUser(ChangeUserReply(user: user.name, changed: true)))))
            case .kept:
                let reason = JournalText.mismatch(mismatch)
                respond(.done(.failure(.nameMismatch(user.name, reason: reason))))
            case .unwritten:
                respond(.done(.failure(.storeUnavailable(reason: accounts.problemText))))
            }
        }
    }
}
