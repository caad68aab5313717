import Account
import Identity
import Platform
import Wire

extension ControlDesk {
    /// Changes an account, or makes one, and answers once that is on disk.
    ///
    /// `change` works on a copy, and says whether there is anything to write; `word` is for the journal, such as
    /// `locked`. A dry run only says what would be done.
    func change(
        _ user: User, isDryRun: Bool, _ word: String, _ actor: Actor, _ respond: @escaping Respond,
        by change: @escaping (inout Account) throws(ControlError) -> Bool,
        reply: @escaping (_ changed: Bool) -> ControlReply
    ) {
        use(user, respond) { [self] resident in
            let draft = AccountRecord(
                new: Account(name: user.name, uid: user.uid, created: Moment.now().seconds))
            inTurn(resident) {
                do throws(ControlError) {
                    var copy = (resident.record ?? draft).account
                    let isChanged = try change(&copy)
                    guard isChanged, !isDryRun else {
                        return self.settle(resident, respond, .success(reply(isChanged)))
                    }
                } catch {
                    return self.settle(resident, respond, .failure(error))
                }
                self.write(change, draft, resident, word, actor, respond) { reply(true) }
            }
        }
    }

    /// Begins a change once the one before it is on disk, or has failed.
    private func inTurn(_ resident: Resident, _ body: @escaping () -> Void) {
        guard !resident.isChanging else { return resident.queue.append(body) }
        resident.isChanging = true
        body()
    }

    /// Ends a change, and lets the next one begin.
    private func settle(
        _ resident: Resident, _ respond: Respond, _ result: Result<ControlReply, ControlError>
    ) {
        respond(.done(result))
        resident.isChanging = false
        if !resident.queue.isEmpty {
            let next = resident.queue.removeFirst()
            resident.isChanging = true
            next()
        }
        accounts.release(resident)
    }

    /// Finds the account of a user, or says why not.
    func use(_ user: User, _ respond: @escaping Respond, _ body: @escaping (Resident) -> Void) {
        accounts.find(user.uid, user.name) { found in
            switch found {
            case .resident(let resident): body(resident)
            case .otherIdentity(let mismatch):
                respond(.done(.failure(.nameMismatch(user.name, reason: JournalText.mismatch(mismatch)))))
            case .damaged(let reason): respond(.done(.failure(.damaged(user.name, reason: reason))))
            case .unavailable:
                respond(.done(.failure(.storeUnavailable(reason: self.accounts.problemText))))
            }
        }
    }

    /// Nothing of the change is seen by anybody before it is on disk.
    private func write(
        _ change: @escaping Resident.Change, _ draft: AccountRecord, _ resident: Resident, _ word: String,
        _ actor: Actor, _ respond: @escaping Respond, reply: @escaping () -> ControlReply
    ) {
        resident.change = change
        resident.draft = draft
        accounts.save(resident) { [self] isWritten in
            guard isWritten else {
                let reason = accounts.problemText
                return settle(resident, respond, .failure(.storeUnavailable(reason: reason)))
            }
            audit.accountChanged(resident.uid, resident.name, word, by: actor.uid)
            settle(resident, respond, .success(reply()))
        }
    }
}
