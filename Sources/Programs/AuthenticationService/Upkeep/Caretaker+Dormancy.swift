import Account
import Messages
import Platform
import Settings
import Wire

extension Caretaker {
    /// What is not on trial: nobody is told of, or closed out by, settings that may go again.
    var settings: AccountSettings { logins.rules.lasting.settings.accounts }

    /// Tells the owner that the account is about to be dormant, or the journal that it is.
    ///
    /// Where no contact is verified nobody is told, and nothing is noted: there may be one tomorrow.
    func warn(_ condition: AccountCondition, _ round: UpkeepRound) {
        accounts.find(condition.uid, condition.name) { [self] found in
            guard case .resident(let resident) = found else { return }
            defer { accounts.release(resident) }
            // It may be another since it was read from the disk.
            guard let account = resident.record?.account, let after = settings.dormantAfter else { return }
            switch account.dormancyStep(at: now(), after: after) {
            case nil: return
            case .note(let closed):
                logins.audit.becameDormant(resident.uid, resident.name, since: WallClock.day(at: closed))
                resident.record?.account.upkeep.toldDormant = now()
                accounts.saveBehind(resident)
            case .tell(let closes):
                guard !account.contacts.verified.isEmpty, round.letters > 0 else { return }
                round.letters -= 1
                tell(resident, closes: closes)
            }
        }
    }

    /// Writes to the owner, and notes that once the courier has taken the letter: one that goes nowhere is written again by
    /// the next round.
    private func tell(_ resident: Resident, closes: Int64) {
        let moment = now()
        logins.deliveries.tell(.dormantSoon(WallClock.day(at: closes)), resident) { [self] answer in
            let told = resident.record?.account.upkeep.toldDormant
            switch answer.fate {
            case .sent, .deferred: resident.record?.account.upkeep.toldDormant = moment
            case .refused, .failed:
                guard told == moment else { return }
                resident.record?.account.upkeep.toldDormant = nil
            }
            accounts.saveBehind(resident)
        }
    }
}
