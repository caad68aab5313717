import Account
import AccountStore
import Identity
import LiveSessions
import Messages
import Platform
import Settings
import Wire

extension Caretaker {
    /// Notes what a round has found: who is there in any case, and who is not if the name service can be believed.
    func conclude(_ round: UpkeepRound, _ done: @escaping () -> Void) {
        settle(round.returned.map { ($0, isMissing: false) }[...], round) { [self] in
            judge(round, done)
        }
    }

    private func judge(_ round: UpkeepRound, _ done: @escaping () -> Void) {
        confirm(round) { [self] doubt in
            if let doubt {
                if doubt != self.doubt { logins.audit.rollCallDoubted(doubt) }
                self.doubt = doubt
                return done()
            }
            self.doubt = nil
            round.days.note(now(), silent: round.silent)
            let (file, text) = (file, round.days.text)
            accounts.disk.perform({ try file.write(text) }) { [self] result in
                // What is not on disk would not count after a restart; the next round tries again.
                guard case .success = result else { return done() }
                settle(round.missing.map { ($0, isMissing: true) }[...], round, done)
            }
        }
    }

    /// Asks once more for root, and for somebody whom only a directory has: who was there must be there still.
    private func confirm(_ round: UpkeepRound, _ done: @escaping (RollCall.Doubt?) -> Void) {
        if let doubt = round.call.doubt { return done(doubt) }
        guard !round.missing.isEmpty else { return done(nil) }
        names.user(.root) { [self] root in
            guard case .found = root else { return done(.fickle) }
            guard round.sources.asksDirectory, let witness = round.witness else { return done(nil) }
            names.existence(of: witness.uid, witness.name) { existence in
                if case .found = existence { done(nil) } else { done(.fickle) }
            }
        }
    }

    /// Notes a few accounts, and the rest a little later.
    private func settle(
        _ found: ArraySlice<(AccountCondition, isMissing: Bool)>, _ round: UpkeepRound,
        _ done: @escaping () -> Void
    ) {
        guard !found.isEmpty else { return done() }
        var overdue: [AccountCondition] = []
        for (condition, isMissing) in found.prefix(pace.records)
        where note(condition, isMissing: isMissing, round) {
            overdue.append(condition)
        }
        close(overdue[...]) { [self] in
            clock.after(pace.pause) { self.settle(found.dropFirst(self.pace.records), round, done) }
        }
    }

    /// Notes what was said of one; true if its record is to be closed.
    private func note(_ condition: AccountCondition, isMissing: Bool, _ round: UpkeepRound) -> Bool {
        guard isMissing || condition.missingSince != nil else { return false }
        if isMissing, let since = condition.missingSince, since <= now() {
            return now() - since >= settings.vanishedAfter
                && round.days.suffice(since: since, for: condition.uid)
        }
        accounts.find(condition.uid, condition.name) { [self] found in
            guard case .resident(let resident) = found else { return }
            defer { accounts.release(resident) }
            guard resident.record?.account.note(isMissing: isMissing, at: now()) == true else { return }
            accounts.saveBehind(resident)
            logins.audit.existence(
                resident.uid, resident.name, isMissing: isMissing,
                closes: WallClock.day(at: now() + settings.vanishedAfter))
        }
        return false
    }

    /// One after the other, each asked about once more.
    private func close(_ conditions: ArraySlice<AccountCondition>, _ done: @escaping () -> Void) {
        guard let condition = conditions.first else { return done() }
        names.existence(of: condition.uid, condition.name) { [self] existence in
            guard case .missing = existence else { return close(conditions.dropFirst(), done) }
            accounts.find(condition.uid, condition.name) { [self] found in
                guard case .resident(let resident) = found else {
                    return close(conditions.dropFirst(), done)
                }
                close(resident) { [self] in
                    accounts.release(resident)
                    close(conditions.dropFirst(), done)
                }
            }
        }
    }

    /// Closes the record for good, and then ends what the account has open.
    private func close(_ resident: Resident, _ done: @escaping () -> Void) {
        let (now, grace) = (now(), settings.vanishedAfter)
        let since = resident.record?.account.upkeep.missingSince ?? now
        let reason = JournalText.noSuchAccount(since: WallClock.day(at: since))
        // Judged once: a login while it is written would else keep in memory what is closed on disk.
        var isDue: Bool?
        let change: Resident.Change = { account throws(ControlError) in
            let isVanished = isDue ?? (account.vanished(at: now, after: grace) != nil)
            isDue = isVanished
            guard isVanished else { return false }
            account.offboard(Lock(since: now, until: nil, reason: reason))
            return true
        }
        accounts.change(resident, isDryRun: false, by: change) { [self] outcome in
            guard case .changed = outcome else { return done() }
            logins.audit.vanished(resident.uid, resident.name, reason)
            accounts.runtime.forget(resident.uid)
            let open = logins.register.table.sessions.values.filter { $0.uid == resident.uid }
            logins.keeper.end(Array(open), by: .upkeep, reason: reason, cause: reason) { [self] in
                logins.leavers.goOn(with: resident.uid)
                done()
            }
        }
    }
}
