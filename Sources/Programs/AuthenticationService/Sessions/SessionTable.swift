import Account
import AccountStore
import Identity
import LiveSessions

/// Which login sessions are open: in memory, and in a file of the runtime directory that outlives the process.
///
/// Used on the event loop alone.
final class SessionTable {
    private let table: EntryTable
    private var free: [Int] = []
    private var slots: [SessionID: Int] = [:]
    private var leaders: [ProcessIdentity: SessionID] = [:]
    private var names: [SessionName: SessionID] = [:]
    private(set) var sessions: [SessionID: LiveSession] = [:]
    private var newest = SessionID(rawValue: 0)
    private var counts: [UserID: Int] = [:]
    /// For one user: nobody takes the room of everybody else.
    private var mostOfOne: Int { max(table.capacity / 4, 1) }
    /// Left for root, who ends what others have too much of.
    private var leftForRoot: Int { table.capacity / 256 }

    /// Takes over what the file holds, if it is of this boot.
    init(table: EntryTable, bootID: [UInt8]) throws(AccountStoreError) {
        self.table = table
        let header = SessionHeader(bootID: bootID).bytes
        if case .existing(header: header) = table.origin {
            try restore()
        } else {
            try erase()
            // Last: a kill before it must not make entries of another boot ours.
            try table.writeHeader(header)
        }
        let used = Set(slots.values)
        free = (0..<table.capacity).reversed().filter { !used.contains($0) }
    }

    /// Whether no other session can be taken in.
    var isFull: Bool { free.isEmpty }

    func session(ledBy leader: ProcessIdentity) -> LiveSession? {
        leaders[leader].flatMap { sessions[$0] }
    }

    /// The session that a process is in, as its name or its descent tells.
    func session(of place: ProcessPlace) -> LiveSession? {
        let ids = [place.name.flatMap { names[$0] }] + ([place.process] + place.ancestors).map { leaders[$0] }
        return ids.lazy.compactMap(\.self).first.flatMap { sessions[$0] }
    }

    /// Takes in a session under a number of its own, or returns the one that its leader has opened before for the same user;
    /// one of another user is closed: a leader has one at a time.
    ///
    /// - Throws: where it was not taken in: nothing is known of what is not in the file too.
    func open(
        _ leader: ProcessIdentity, _ make: (SessionID) -> LiveSession?
    ) throws(SessionObstacle) -> LiveSession {
        let id = SessionID(rawValue: newest.rawValue &+ 1)
        let made = make(id)
        if let known = session(ledBy: leader) {
            if made.map({ $0.uid == known.uid }) ?? true { return known }
            close(known.id)
        }
        guard let session = made, let bytes = try? session.bytes() else { throw .tooLong }
        guard let slot = free.last, session.uid.isRoot || free.count > leftForRoot else {
            throw .full(table.capacity)
        }
        guard session.uid.isRoot || counts[session.uid, default: 0] < mostOfOne else {
            throw .tooMany(mostOfOne)
        }
        do throws(AccountStoreError) {
            try table.write(entry: slot, bytes)
        } catch {
            throw .unwritable(error)
        }
        free.removeLast()
        newest = id
        slots[id] = slot
        sessions[id] = session
        index(session)
        return session
    }

    /// Takes over what is new about a session that is open.
    func update(_ session: LiveSession) {
        guard let slot = slots[session.id] else { return }
        sessions[session.id] = session
        // What cannot be written is known in memory, and written with the next change.
        guard let bytes = try? session.bytes() else { return }
        try? table.write(entry: slot, bytes)
    }

    @discardableResult
    func close(_ id: SessionID) -> LiveSession? {
        guard let session = sessions.removeValue(forKey: id), let slot = slots.removeValue(forKey: id) else {
            return nil
        }
        leaders[session.leader] = nil
        let left = counts[session.uid, default: 1] - 1
        counts[session.uid] = left > 0 ? left : nil
        if let name = session.name, names[name] == id { names[name] = nil }
        free.append(slot)
        try? table.write(entry: slot, ClosedSession(id).bytes)
        return session
    }

    private func index(_ session: LiveSession) {
        counts[session.uid, default: 0] += 1
        leaders[session.leader] = session.id
        if let name = session.name { names[name] = session.id }
    }

    private static let nothing = [UInt8](repeating: 0, count: LiveSession.size)

    private func restore() throws(AccountStoreError) {
        try table.forEachEntry { slot, bytes in
            if let closed = ClosedSession(bytes) { self.newest = max(self.newest, closed.id) }
            guard let session = LiveSession(bytes), self.sessions[session.id] == nil else { return }
            self.sessions[session.id] = session
            self.slots[session.id] = slot
            self.index(session)
            self.newest = max(self.newest, session.id)
        }
    }

    private func erase() throws(AccountStoreError) {
        var written: [Int] = []
        try table.forEachEntry { slot, bytes in
            if bytes.indices.contains(where: { bytes[$0] != 0 }) { written.append(slot) }
        }
        for slot in written { try table.write(entry: slot, Self.nothing) }
    }
}
