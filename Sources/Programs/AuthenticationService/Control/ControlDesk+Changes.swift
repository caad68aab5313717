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
        use(user, respond) { resident in
            let now = Moment.now().seconds
            var record =
                resident.record ?? AccountRecord(new: Account(name: user.name, uid: user.uid, created: now))
            do throws(ControlError) {
                let isChanged = try change(&record.account)
                guard isChanged, !isDryRun else {
                    self.accounts.release(resident)
                    return respond(.done(.success(reply(isChanged))))
                }
            } catch {
                self.accounts.release(resident)
                return respond(.done(.failure(error)))
            }
            self.write(record, resident, word, actor, respond) { reply(true) }
        }
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

    private func write(
        _ record: AccountRecord, _ resident: Resident, _ word: String, _ actor: Actor,
        _ respond: @escaping Respond, reply: @escaping () -> ControlReply
    ) {
        let before = resident.record
        resident.record = record
        accounts.save(resident) { isWritten in
            defer { self.accounts.release(resident) }
            guard isWritten else {
                resident.undo(to: before)
                return respond(.done(.failure(.storeUnavailable(reason: self.accounts.problemText))))
            }
            self.audit.accountChanged(resident.uid, resident.name, word, by: actor.uid)
            respond(.done(.success(reply())))
        }
    }
}
