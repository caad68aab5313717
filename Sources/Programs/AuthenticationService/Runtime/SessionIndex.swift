import Account
import Identity

/// Which slot of the runtime table holds the proof of which session and uid.
struct SessionIndex {
    private var slots: [SessionName: [UserID: Int]] = [:]
    /// The one that was proven longest ago first.
    private var known: [(proof: SessionProof, slot: Int)] = []

    var count: Int { known.count }

    var oldest: (proof: SessionProof, slot: Int)? { known.first }

    func isKnown(_ session: SessionName) -> Bool { slots[session] != nil }

    func slot(of session: SessionName, uid: UserID) -> Int? { slots[session]?[uid] }

    /// Of all uids.
    func slots(of session: SessionName) -> [Int] { slots[session].map { Array($0.values) } ?? [] }

    /// The one that was proven longest ago first.
    func slots(of uid: UserID) -> [Int] { known.filter { $0.proof.uid == uid }.map(\.slot) }

    func newest(of uid: UserID) -> SessionProof? { known.last { $0.proof.uid == uid }?.proof }

    /// - Precondition: there is none of that session and uid.
    mutating func insert(_ proof: SessionProof, at slot: Int) {
        slots[proof.session, default: [:]][proof.uid] = slot
        // Proofs come in order, but for what a login proved a while before its session began.
        let place = known.lastIndex { $0.proof.proven <= proof.proven }.map { $0 + 1 } ?? 0
        known.insert((proof, slot), at: place)
    }

    mutating func remove(_ proof: SessionProof, at slot: Int) {
        slots[proof.session]?[proof.uid] = nil
        if slots[proof.session]?.isEmpty == true { slots[proof.session] = nil }
        known.removeAll { $0.slot == slot }
    }
}
