import Account
import Identity
import Wire

extension AccountTable {
    /// What became of a change.
    enum ChangeOutcome {
        case changed
        /// There was nothing to change, or it was a dry run that would change something (`wouldChange`).
        case unchanged(wouldChange: Bool)
        case impossible(ControlError)
        case unwritten
    }

    /// Changes an account, or makes one, and answers once that is on disk.
    ///
    /// `change` works on a copy, and says whether there is anything to write. Changes of one account wait for one another,
    /// and nothing of them is seen by anybody before it is on disk. The caller goes on holding the resident.
    func change(
        _ resident: Resident, isDryRun: Bool, by change: @escaping Resident.Change,
        _ done: @escaping (ChangeOutcome) -> Void
    ) {
        let draft = AccountRecord(
            new: Account(name: resident.name, uid: resident.uid, created: Moment.now().seconds))
        resident.holders += 1
        inTurn(resident) { [self] in
            do throws(ControlError) {
                var copy = (resident.record ?? draft).account
                let isChanged = try change(&copy)
                guard isChanged, !isDryRun else {
                    return settle(resident) { done(.unchanged(wouldChange: isChanged)) }
                }
            } catch {
                return settle(resident) { done(.impossible(error)) }
            }
            resident.change = change
            resident.draft = draft
            save(resident) { isWritten in
                self.settle(resident) { done(isWritten ? .changed : .unwritten) }
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
    private func settle(_ resident: Resident, _ done: () -> Void) {
        done()
        resident.isChanging = false
        if !resident.queue.isEmpty {
            let next = resident.queue.removeFirst()
            resident.isChanging = true
            next()
        }
        release(resident)
    }
}
