import Account
import AccountStore
import Identity

/// When a login session last proved a factor, and so for how long a step-up within it is not asked.
extension RuntimeTable {
    /// So many sessions and uids are known at most; the one that was proven longest ago makes way.
    static let mostSessions = 4_096
    /// Of one uid: a token of one's own makes as many codes as one likes, and is not to push others out.
    static let mostSessionsOfUser = 256

    /// What the session of a process last proved for a uid.
    ///
    /// Its age is the caller's to judge: it may be above ``SessionProof/lifetime`` until the next change of the table.
    func sessionProof(of place: ProcessPlace, uid: UserID) -> SessionProof? {
        (place.name ?? leader(of: place)).flatMap { sessions.slot(of: $0, uid: uid) }
            .flatMap { entries[$0]?.session }
    }

    /// Of all sessions of a uid.
    func newestSessionProof(of uid: UserID) -> SessionProof? {
        sessions.newestSlot(of: uid).flatMap { entries[$0]?.session }
    }

    /// Notes that a factor was proven in the session of a process; an older proof changes nothing.
    ///
    /// The boot clock said `proven` then, in milliseconds. A process that `opens` a session leads it, unless audit or logind
    /// have a name for it; any other proves something for a session that is there.
    ///
    /// - Returns: false where it is in no session that has a name, where that name is too long for an entry, or where
    ///   nothing could be written. A step-up is then asked again.
    func recordSession(
        _ place: ProcessPlace, uid: UserID, proven: Int64, opens: Bool, at now: Moment
    ) -> Bool {
        expire(at: now)
        guard let name = place.name ?? (opens ? .leader(place.process) : leader(of: place)),
            let proof = SessionProof(
                session: name, uid: uid, proven: proven, opener: opener(of: name, place.process, opens))
        else { return false }
        guard let known = sessions.slot(of: name, uid: uid) else { return writeSession(proof, at: now) }
        guard let older = entries[known]?.session, older.proven < proven else { return true }
        return (try? overwrite(known) { RuntimeEntry(sequence: $0, session: proof) }) != nil
    }

    /// Forgets a session, all uids in it included, when the process that opened it closes it.
    ///
    /// A su or sudo within it closes what it opened itself, and leaves the session alone. One whose login proved nothing has
    /// no opener here: it ends when any service that `isLogin` closes it.
    func endSession(of place: ProcessPlace, isLogin: Bool) {
        for name in [place.name, .leader(place.process)].compactMap(\.self) where sessions.isKnown(name) {
            let opener = opener(of: name)
            if opener == place.process || opener == nil && isLogin { drop(name) }
        }
    }

    /// Forgets what an earlier session left under the name of one that a login opens.
    ///
    /// A logind that was started anew may number scopes from 1 again, and a session that was killed was never closed.
    /// The kernel numbers audit sessions once in a boot.
    func forgetEarlierSession(of place: ProcessPlace) {
        guard let name = place.name, case .scope = name, opener(of: name) != place.process else { return }
        drop(name)
    }

    private func drop(_ session: SessionName) {
        for slot in sessions.slots(of: session) { dropSession(at: slot) }
    }

    private func writeSession(_ proof: SessionProof, at now: Moment) -> Bool {
        let own = sessions.slots(of: proof.uid)
        if own.count >= Self.mostSessionsOfUser { dropSession(at: own[0]) }
        // At least half of the table is for grants, without which nobody logs in.
        while sessions.count >= min(Self.mostSessions, capacity / 2), let oldest = sessions.oldest {
            dropSession(at: oldest.slot)
        }
        return (try? write(at: now) { RuntimeEntry(sequence: $0, session: proof) }) != nil
    }

    /// Whoever opened a session first did so for good: what is opened within it is not the session.
    private func opener(of name: SessionName, _ process: ProcessIdentity, _ opens: Bool) -> ProcessIdentity? {
        sessions.isKnown(name) ? opener(of: name) : opens ? process : nil
    }

    private func opener(of name: SessionName) -> ProcessIdentity? {
        sessions.slots(of: name).first.flatMap { entries[$0]?.session?.opener }
    }

    /// The nearest process that opened a session, of those that a process descends from, itself included.
    private func leader(of place: ProcessPlace) -> SessionName? {
        ([place.process] + place.ancestors).lazy.map { .leader($0) }.first(where: sessions.isKnown)
    }
}
