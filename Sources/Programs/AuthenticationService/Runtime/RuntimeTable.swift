import Account
import AccountStore
import Identity
import Platform

/// What must outlive the process but not the boot: steps spent that no record has yet, grants that a later phase will
/// come back for, and when a login session last proved a factor.
///
/// Each entry is one write to a file in memory, made before the answer. Used on the event loop alone.
final class RuntimeTable {
    struct FactorKey: Hashable {
        let uid: UserID
        let factor: FactorID
    }

    private let table: EntryTable
    private var sequence: UInt64 = 0
    private var free: [Int] = []
    private(set) var entries: [Int: RuntimeEntry] = [:]
    private var unsettled: [FactorKey: Int] = [:]
    private(set) var grants = GrantIndex()
    private(set) var sessions = SessionIndex()

    /// Takes over what the table holds, if it is of this boot (`keeping`).
    init(table: EntryTable, keeping: Bool, now: Moment) throws(AccountStoreError) {
        self.table = table
        free = Array((0..<table.capacity).reversed())
        guard keeping else { return }
        let found = try Self.readEntries(of: table)
        let used = Set(found.map(\.slot))
        free.removeAll(where: used.contains)
        for (slot, entry) in found { index(entry, at: slot) }
        expire(at: now)
    }

    /// Makes a table forget all its entries.
    static func erase(_ table: EntryTable) throws(AccountStoreError) {
        for (slot, _) in try readEntries(of: table) { try table.write(entry: slot, nothing) }
    }

    private static let nothing = [UInt8](repeating: 0, count: RuntimeEntry.size)

    /// The entries that are whole, the oldest first.
    private static func readEntries(
        of table: EntryTable
    ) throws(AccountStoreError) -> [(slot: Int, entry: RuntimeEntry)] {
        var found: [(slot: Int, entry: RuntimeEntry)] = []
        try table.forEachEntry { slot, bytes in
            if let entry = RuntimeEntry(bytes) { found.append((slot, entry)) }
        }
        return found.sorted { $0.entry.sequence < $1.entry.sequence }
    }

    /// How many entries it holds at most.
    var capacity: Int { table.capacity }

    /// Accounts whose records are behind.
    var unsettledAccounts: Set<UserID> { Set(unsettled.keys.map(\.uid)) }

    /// What the records on disk may not know yet of this account's factors.
    func knowledge(of account: Account) -> [SpentKnowledge] {
        account.factors.compactMap { factor in
            unsettled[FactorKey(uid: account.uid, factor: factor.id)].flatMap { entries[$0]?.spent }
        }
    }

    /// Writes an accepted code's step and its grant, in one write.
    ///
    /// - Throws: when it could not be written; the code must then be refused.
    func record(_ spent: SpentKnowledge?, _ proof: Proof?, at now: Moment) throws(AccountStoreError) {
        try write(at: now) { RuntimeEntry(sequence: $0, spent: spent, proof: proof) }
    }

    /// Writes an entry into a free slot; room is made by the oldest grants, and only then by the oldest proofs of sessions.
    func write(
        at now: Moment, _ entry: (_ sequence: UInt64) -> RuntimeEntry
    ) throws(AccountStoreError) {
        expire(at: now)
        dropGrants { _ in free.isEmpty }
        if free.isEmpty, let oldest = sessions.oldest { dropSession(at: oldest.slot) }
        guard let slot = free.popLast() else { throw .noSpace }
        do {
            try overwrite(slot, entry)
        } catch {
            free.append(slot)
            throw error
        }
    }

    /// Writes another entry into a slot that is free, or whose session it is about.
    func overwrite(
        _ slot: Int, _ entry: (_ sequence: UInt64) -> RuntimeEntry
    ) throws(AccountStoreError) {
        let entry = entry(sequence + 1)
        try table.write(entry: slot, entry.bytes)
        index(entry, at: slot)
    }

    /// The records of these factors have what the table knew when `sequence` was the newest.
    func settle(_ key: FactorKey, upTo sequence: UInt64) {
        guard let slot = unsettled[key], let entry = entries[slot], entry.sequence <= sequence else { return }
        unsettled[key] = nil
        replace(slot, with: RuntimeEntry(sequence: entry.sequence, spent: nil, proof: entry.proof))
    }

    /// The newest entry so far.
    var newestSequence: UInt64 { sequence }

    /// Forgets an account that is no more.
    func forget(_ uid: UserID) {
        for key in unsettled.keys where key.uid == uid { settle(key, upTo: .max) }
        endSessions(of: uid)
    }

    /// Forgets what a user has proven in whatever session, and in logins that are still under way: these go on as ones that
    /// were let past, and their sessions begin with no proof.
    func endSessions(of uid: UserID) {
        for slot in sessions.slots(of: uid) { dropSession(at: slot) }
        for (slot, entry) in entries {
            guard let proof = entry.proof, proof.uid == uid, proof.proven != nil else { continue }
            let grant = RuntimeEntry(
                sequence: entry.sequence, spent: entry.spent, proof: proof.withoutFactor)
            replace(slot, with: grant)
        }
    }
}

extension RuntimeTable {
    func dropSession(at slot: Int) {
        guard let entry = entries[slot], let session = entry.session else { return }
        sessions.remove(session, at: slot)
        replace(slot, with: RuntimeEntry(sequence: entry.sequence, spent: nil, proof: nil))
    }

    func dropGrant(at slot: Int) {
        guard let entry = entries[slot], let proof = entry.proof else { return }
        grants.remove(proof, at: slot)
        replace(slot, with: RuntimeEntry(sequence: entry.sequence, spent: entry.spent, proof: nil))
    }

    /// Drops what is worth nothing any more.
    func expire(at now: Moment) {
        dropGrants { $0.expires <= now.boot }
        while let oldest = sessions.oldest, oldest.proven <= now.boot - SessionProof.lifetime {
            dropSession(at: oldest.slot)
        }
    }

    /// Drops the grants that expire first, up to one that is not due.
    private func dropGrants(while isDue: (Proof) -> Bool) {
        while let (slot, sequence) = grants.oldest {
            if let entry = entries[slot], entry.sequence == sequence, let proof = entry.proof {
                guard isDue(proof) else { return }
                dropGrant(at: slot)
            }
            grants.passOldest()
        }
    }

    private func index(_ entry: RuntimeEntry, at slot: Int) {
        sequence = max(sequence, entry.sequence)
        if let session = entry.session { makeWay(for: session, at: slot) }
        entries[slot] = entry
        if let spent = entry.spent { supersede(spent, at: slot) }
        if let proof = entry.proof { grants.insert(proof, at: slot, sequence: entry.sequence) }
        if let session = entry.session { sessions.insert(session, at: slot) }
    }

    /// Of a session and a uid one proof is known.
    private func makeWay(for session: SessionProof, at slot: Int) {
        guard let older = sessions.slot(of: session.session, uid: session.uid) else { return }
        if older == slot, let superseded = entries[slot]?.session {
            sessions.remove(superseded, at: slot)
        } else {
            dropSession(at: older)
        }
    }

    /// Of what is spent the newest alone counts.
    private func supersede(_ spent: SpentKnowledge, at slot: Int) {
        let key = FactorKey(uid: spent.uid, factor: spent.factor)
        guard let older = unsettled.updateValue(slot, forKey: key), let superseded = entries[older] else {
            return
        }
        replace(older, with: RuntimeEntry(sequence: superseded.sequence, spent: nil, proof: superseded.proof))
    }

    /// Keeps what is left of an entry, or frees its slot.
    ///
    /// In the file too: a grant that was used must not come back with a restart. A failure leaves the file knowing
    /// more than it must, which refuses at most what is spent anyway.
    private func replace(_ slot: Int, with entry: RuntimeEntry) {
        let isEmpty = entry.spent == nil && entry.proof == nil
        entries[slot] = isEmpty ? nil : entry
        if isEmpty { free.append(slot) }
        try? table.write(entry: slot, isEmpty ? Self.nothing : entry.bytes)
    }
}
