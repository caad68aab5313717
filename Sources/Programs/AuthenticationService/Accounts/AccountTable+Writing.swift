import Account
import AccountStore
import Identity
import NIOCore

extension AccountTable {
    /// Records written in one go by the storage thread.
    private static let batch = 256

    /// Writes and syncs both slots, then calls `done`: false if the change is not on disk.
    func save(_ resident: Resident, _ done: @escaping (Bool) -> Void) {
        resident.waiting.append(done)
        writeDurably(resident)
    }

    /// Lets the record follow behind.
    func saveBehind(_ resident: Resident) {
        guard !resident.isBehind else { return }
        resident.isBehind = true
        behind.append(resident)
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        disk.after(Self.delay) { self.flush() }
    }

    /// Brings every record up to date, then calls `done`.
    func flushAll(_ done: @escaping () -> Void) {
        guard residents.values.contains(where: { $0.isWriting || $0.isBehind }) else { return done() }
        flush()
        disk.after(.milliseconds(5)) { self.flushAll(done) }
    }

    /// Writes a copy with what takes effect once it is on disk, and takes that over if it got there.
    private func writeDurably(_ resident: Resident) {
        guard !resident.isWriting, !resident.waiting.isEmpty else { return }
        guard let base = resident.record ?? resident.draft else { return }
        let copy = base.applying(resident.learnt, resident.change)
        let (learnt, change, waiting) = (resident.learnt, resident.change, resident.waiting)
        let newest = runtime.newestSequence
        resident.beginWrite()
        let storage = storage
        disk.perform({ storage.writeDurably(copy) }) { result in
            let written = self.took(result, resident, newest)
            if let written {
                resident.takeEffect(written, learnt, change)
                // What was proven with a factor that is gone, or before a lock, is worth nothing in any session.
                if written.account.revision != base.account.revision {
                    self.runtime.endSessions(of: resident.uid)
                }
            }
            for done in waiting { done(written != nil) }
            self.writeDurably(resident)
            self.dropIfIdle(resident)
        }
    }

    private func flush() {
        isFlushScheduled = false
        dropVanished()
        let ready = behind.filter { !$0.isWriting && $0.record != nil }.prefix(Self.batch)
        let chosen = Set(ready.map(\.uid))
        behind.removeAll { chosen.contains($0.uid) }
        scheduleRest()
        guard !ready.isEmpty else { return }
        write(Array(ready))
    }

    /// Accounts whose first record could not be made have nothing to follow behind.
    private func dropVanished() {
        for resident in behind where resident.record == nil {
            resident.isBehind = false
            dropIfIdle(resident)
        }
        behind.removeAll { !$0.isBehind }
    }

    private func scheduleRest() {
        guard !behind.isEmpty else { return }
        isFlushScheduled = true
        disk.after(.milliseconds(10)) { self.flush() }
    }

    private func write(_ residents: [Resident]) {
        let records = residents.compactMap(\.record)
        let newest = runtime.newestSequence
        for resident in residents {
            resident.isBehind = false
            resident.isWriting = true
        }
        let storage = storage
        disk.perform({ records.map(storage.writeBehind) }) { result in
            for (position, resident) in residents.enumerated() {
                _ = self.took(result.map { $0[position] }, resident, newest)
                self.writeDurably(resident)
                self.dropIfIdle(resident)
            }
        }
    }

    /// Takes over where the record stands after a write, and returns it; nil if that failed.
    ///
    /// After a failure the runtime directory goes on knowing what the record lacks, the failures are remembered here,
    /// and the next change tries again.
    private func took(
        _ result: Result<AccountStorage.Written, any Error>, _ resident: Resident, _ newest: UInt64
    ) -> AccountRecord? {
        resident.isWriting = false
        guard case .success(let written) = result else { return nil }
        resident.record?.adoptPlacement(of: written.record)
        if let error = written.error {
            problem = error
            unsaved[resident.uid] = resident.record?.account.failures
            audit.storeFailed(resident.uid, resident.name, JournalText.problem(error))
            // What is in memory, and was answered, goes over what half got there.
            if written.isHalf, resident.record != nil { saveBehind(resident) }
            return nil
        }
        problem = nil
        unsaved[resident.uid] = nil
        for factor in written.record.account.factors {
            runtime.settle(RuntimeTable.FactorKey(uid: resident.uid, factor: factor.id), upTo: newest)
        }
        return written.record
    }
}
