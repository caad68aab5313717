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

    private func writeDurably(_ resident: Resident) {
        guard !resident.isWriting, let record = resident.record, !resident.waiting.isEmpty else { return }
        let copy = record.withDrift(resident.learnt)
        let learnt = resident.learnt
        let waiting = resident.waiting
        let newest = runtime.newestSequence
        resident.waiting = []
        resident.learnt = [:]
        resident.isWriting = true
        let storage = storage
        disk.perform({ try storage.writeDurably(copy) }) { result in
            let isWritten = self.took(result, resident, newest)
            if isWritten { resident.record?.account.learn(learnt) }
            for done in waiting { done(isWritten) }
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
        disk.perform({ records.map { record in Result { try storage.writeBehind(record) } } }) { result in
            for (position, resident) in residents.enumerated() {
                _ = self.took(result.flatMap { $0[position] }, resident, newest)
                self.writeDurably(resident)
                self.dropIfIdle(resident)
            }
        }
    }

    /// Takes over what became of a write; false if it failed.
    private func took(_ result: Result<AccountRecord, any Error>, _ resident: Resident, _ newest: UInt64)
        -> Bool
    {
        resident.isWriting = false
        switch result {
        case .success(let written):
            problem = nil
            resident.record?.adoptPlacement(of: written)
            for factor in written.account.factors {
                runtime.settle(RuntimeTable.FactorKey(uid: resident.uid, factor: factor.id), upTo: newest)
            }
            return true
        case .failure(let error):
            problem = error as? AccountStoreError
            audit.storeFailed(resident.uid, resident.name, String(describing: error))
            // The runtime directory goes on knowing what this record lacks, and the next change tries again.
            return false
        }
    }
}
