import Account
import Identity

/// Which slot of the runtime table holds which grant, by all that a later phase may come back with.
struct GrantIndex {
    private var byConversation: [ConversationID: Int] = [:]
    private var byToken: [Token: Int] = [:]
    private var byProcess: [ProcessIdentity: Int] = [:]
    /// In the order in which they expire; the sequence tells a slot that was used again.
    private var queue: [(slot: Int, sequence: UInt64)] = []
    private var first = 0

    func slot(of conversation: ConversationID) -> Int? { byConversation[conversation] }

    func slot(with token: Token) -> Int? { byToken[token] }

    func slot(of process: ProcessIdentity) -> Int? { byProcess[process] }

    /// The one that expires first, as far as it was not removed.
    var oldest: (slot: Int, sequence: UInt64)? { first < queue.count ? queue[first] : nil }

    mutating func insert(_ proof: Proof, at slot: Int, sequence: UInt64) {
        byConversation[proof.conversation] = slot
        byToken[proof.token] = slot
        if proof.phase == .account {
            byProcess[proof.process] = slot
            if proof.parent.pid != 0 { byProcess[proof.parent] = slot }
        }
        queue.append((slot, sequence))
    }

    /// A newer grant that took the place of this one in a lookup keeps it.
    mutating func remove(_ proof: Proof, at slot: Int) {
        if byConversation[proof.conversation] == slot { byConversation[proof.conversation] = nil }
        if byToken[proof.token] == slot { byToken[proof.token] = nil }
        for process in [proof.process, proof.parent] where byProcess[process] == slot {
            byProcess[process] = nil
        }
    }

    /// Goes on to the next in the queue.
    mutating func passOldest() {
        first += 1
        guard first > 1_024, first > queue.count / 2 else { return }
        queue.removeFirst(first)
        first = 0
    }
}
