import Account
import Identity
import Platform
import Wire

extension ControlDesk {
    /// Changes an account, or makes one, and answers once that is on disk.
    ///
    /// `word` is for the journal, such as `locked`, and so is the `reason`, if one was given. A dry run only says what would be done; `afterwards` is for what is done
    /// once it is on disk.
    func change(
        _ user: User, isDryRun: Bool, _ word: String, because reason: String = "", _ actor: Actor,
        _ respond: @escaping Respond,
        by change: @escaping Resident.Change, afterwards: @escaping (Resident) -> Void = { _ in },
        reply: @escaping (_ changed: Bool) -> ControlReply
    ) {
        use(user, respond) { [self] resident in
            accounts.change(resident, isDryRun: isDryRun, by: change) { [self] outcome in
                switch outcome {
                case .changed:
                    audit.accountChanged(resident.uid, resident.name, word, because: reason, by: actor.uid)
                    afterwards(resident)
                    respond(.done(.success(reply(true))))
                case .unchanged(let wouldChange): respond(.done(.success(reply(wouldChange))))
                case .impossible(let error): respond(.done(.failure(error)))
                case .unwritten:
                    respond(.done(.failure(.storeUnavailable(reason: accounts.problemText))))
                }
                accounts.release(resident)
            }
        }
    }

    /// Finds the account of a user, or says why not.
    func use(_ user: User, _ respond: @escaping Respond, _ body: @escaping (Resident) -> Void) {
        accounts.find(user.uid, user.name) { found in
            switch found {
            case .resident(let resident): body(resident)
            case .otherIdentity(let mismatch):
                self.explain(mismatch, user) {
                    respond(.done(.failure(.nameMismatch(user.name, reason: $0))))
                }
            case .damaged(let reason): respond(.done(.failure(.damaged(user.name, reason: reason))))
            case .unavailable:
                respond(.done(.failure(.storeUnavailable(reason: self.accounts.problemText))))
            }
        }
    }
}
