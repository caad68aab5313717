import Account
import Identity

/// Which slot of the runtime table holds the proof of which session and uid.
struct SessionIndex {
    private var slots: [SessionName: [UserID: Int]] = [:]
    /// The one that was proven longest ago first.
    private var known: [Known] = []

    /// No more than what is compared and moved: a login comes and goes among thousands of sessions.
    struct Known {
        /// When the boot clock said so, in milliseconds.
        let proven: Int64
        let uid: UserID
        let slot: Int
    }

    var count: Int { known.count }

    var oldest: Known? { known.first }

    func isKnown(_ session: SessionName) -> Bool { slots[session] != nil }

    func slot(of session: SessionName, uid: UserID) -> Int? { slots[session]?[uid] }

    /// Of all uids.
    func slots(of session: SessionName) -> [Int] { slots[session].map { Array($0.values) } ?? [] }

    /// The one that was proven longest ago first.
    func slots(of uid: UserID) -> [Int] { known.filter { $0.uid == uid }.map(\.slot) }

    func newestSlot(of uid: UserID) -> Int? { known.last { $0.uid == uid }?.slot }

    /// - Precondition: there is none of that session and uid.
    mutating func insert(_ proof: SessionProof, at slot: Int) {
        slots[proof.session, default: [:]][proof.uid] = slot
        // Proofs come in order, but for what a login proved a while before its session began.
        let place = known.lastIndex { $0.proven <= proof.proven }.map { $0 + 1 } ?? 0
        known.insert(Known(proven: proof.proven, uid: proof.uid, slot: slot), at: place)
    }

    mutating func remove(_ proof: SessionProof, at slot: Int) {
        slots[proof.session]?[proof.uid] = nil
        if slots[proof.session]?.isEmpty == true { slots[proof.session] = nil }
        if let place = known[firstPlace(provenSince: proof.proven)...].firstIndex(where: { $0.slot == slot })
        {
            known.remove(at: place)
        }
    }

    /// Of those that were proven then or later; halved down, since they are in order.
    private func firstPlace(provenSince time: Int64) -> Int {
        var (low, high) = (0, known.count)
        while low < high {
            let middle = (low + high) / 2
            if known[middle].proven < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
