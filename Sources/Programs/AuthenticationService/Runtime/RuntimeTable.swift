import Account
import AccountStore
import Identity
import Platform

/// What must outlive the process but not the boot: steps spent that no record has yet, and grants that a later
/// phase will come back for.
///
/// Each entry is one write to a file in memory, made before the answer. Used on the event loop alone.
final class RuntimeTable {
    struct FactorKey: Hashable {
        let uid: UserID
        let factor: FactorID
    }

    private let table: SpentTable
    private var sequence: UInt64 = 0
    private var free: [Int] = []
    private var entries: [Int: RuntimeEntry] = [:]
    private var unsettled: [FactorKey: Int] = [:]
    private var byConversation: [ConversationID: Int] = [:]
    private var byToken: [Token: Int] = [:]
    private var byProcess: [ProcessIdentity: Int] = [:]
    /// In the order in which they expire.
    private var proofs: [(slot: Int, sequence: UInt64)] = []
    private var firstProof = 0

    /// Takes over what the table holds, if it is of this boot (`keeping`).
    init(table: SpentTable, keeping: Bool, now: Moment) throws(AccountStoreError) {
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
    static func erase(_ table: SpentTable) throws(AccountStoreError) {
        for (slot, _) in try readEntries(of: table) { try table.write(entry: slot, nothing) }
    }

    private static let nothing = [UInt8](repeating: 0, count: RuntimeEntry.size)

    /// The entries that are whole, the oldest first.
    private static func readEntries(
        of table: SpentTable
    ) throws(AccountStoreError) -> [(slot: Int, entry: RuntimeEntry)] {
        var found: [(slot: Int, entry: RuntimeEntry)] = []
        try table.forEachEntry { slot, bytes in
            if let entry = RuntimeEntry(bytes) { found.append((slot, entry)) }
        }
        return found.sorted { $0.entry.sequence < $1.entry.sequence }
    }

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
        expire(at: now)
        if free.isEmpty { dropOldestProofs() }
        guard let slot = free.popLast() else { throw .noSpace }
        sequence += 1
        let entry = RuntimeEntry(sequence: sequence, spent: spent, proof: proof)
        do {
            try table.write(entry: slot, entry.bytes)
        } catch {
            free.append(slot)
            throw error
        }
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
    }
}

extension RuntimeTable {
    func proof(of conversation: ConversationID) -> Proof? {
        byConversation[conversation].flatMap { entries[$0]?.proof }
    }

    func proof(with token: Token) -> Proof? { byToken[token].flatMap { entries[$0]?.proof } }

    func proof(of process: ProcessIdentity) -> Proof? { byProcess[process].flatMap { entries[$0]?.proof } }

    /// A proof is used once.
    func use(_ proof: Proof) {
        guard let slot = byToken[proof.token] else { return }
        dropProof(at: slot)
    }

    private func index(_ entry: RuntimeEntry, at slot: Int) {
        sequence = max(sequence, entry.sequence)
        entries[slot] = entry
        if let spent = entry.spent {
            let key = FactorKey(uid: spent.uid, factor: spent.factor)
            let older = unsettled.updateValue(slot, forKey: key)
            if let older, let superseded = entries[older] {
                replace(
                    older,
                    with: RuntimeEntry(sequence: superseded.sequence, spent: nil, proof: superseded.proof))
            }
        }
        guard let proof = entry.proof else { return }
        byConversation[proof.conversation] = slot
        byToken[proof.token] = slot
        if proof.phase == .account {
            byProcess[proof.process] = slot
            if proof.parent.pid != 0 { byProcess[proof.parent] = slot }
        }
        proofs.append((slot, entry.sequence))
    }

    private func expire(at now: Moment) {
        while firstProof < proofs.count {
            let (slot, sequence) = proofs[firstProof]
            if let entry = entries[slot], entry.sequence == sequence, let proof = entry.proof {
                guard proof.expires <= now.boot else { break }
                dropProof(at: slot)
            }
            firstProof += 1
        }
        compactProofs()
    }

    private func dropOldestProofs() {
        while free.isEmpty, firstProof < proofs.count {
            let (slot, sequence) = proofs[firstProof]
            if entries[slot]?.sequence == sequence { dropProof(at: slot) }
            firstProof += 1
        }
        compactProofs()
    }

    private func compactProofs() {
        guard firstProof > 1_024, firstProof > proofs.count / 2 else { return }
        proofs.removeFirst(firstProof)
        firstProof = 0
    }

    private func dropProof(at slot: Int) {
        guard let entry = entries[slot], let proof = entry.proof else { return }
        if byConversation[proof.conversation] == slot { byConversation[proof.conversation] = nil }
        if byToken[proof.token] == slot { byToken[proof.token] = nil }
        for process in [proof.process, proof.parent] where byProcess[process] == slot {
            byProcess[process] = nil
        }
        replace(slot, with: RuntimeEntry(sequence: entry.sequence, spent: entry.spent, proof: nil))
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
