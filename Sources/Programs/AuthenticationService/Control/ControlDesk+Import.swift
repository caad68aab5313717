import Account
import AccountStore
import Cryptography
import Identity
import OneTimePassword
import Platform
import Policy
import Settings
import Wire

extension ControlDesk {
    /// Takes over many authenticators: one result for each entry, in their order.
    func importUsers(_ call: ImportUsersParameters, _ actor: Actor, _ respond: @escaping Respond) {
        guard call.entries.count <= ImportUsersParameters.mostEntries else {
            return respond(.done(.failure(.invalidParameter("entries"))))
        }
        let run = ImportRun(
            call, storage: accounts.storage, epoch: accounts.epochs.epoch, isRoot: actor.uid.isRoot,
            dormantAfter: rules.policy.settings.accounts.dormantAfter)
        logins.names.perform({ run.resolve() }) { result in
            let users = (try? result.get()) ?? []
            let reserved = self.accounts.reserve(Set(users.compactMap { $0?.uid }))
            self.carryOut(run, users, reserved, actor, respond)
        }
    }

    private func carryOut(
        _ run: ImportRun, _ users: [User?], _ reserved: Set<UserID>, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        accounts.disk.perform({ run.carryOut(users, reserved: reserved) }) { result in
            self.accounts.unreserve(reserved)
            let results = (try? result.get()) ?? []
            for (result, user) in zip(results, users) where result.outcome == .created && !run.isDryRun {
                guard let user else { continue }
                self.audit.accountChanged(user.uid, user.name, "imported", by: actor.uid)
            }
            respond(.done(.success(.importedUsers(ImportUsersReply(results: results)))))
        }
    }
}
