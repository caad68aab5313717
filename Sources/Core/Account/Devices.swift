package import Identity

/// The remembered devices of one account.
package struct Devices: Hashable, Sendable {
    /// Of more, the one that was used longest ago goes first.
    package static let most = 16

    package private(set) var entries: [RememberedDevice]
    /// Given last; a number comes again only after all others.
    private(set) var last: DeviceID

    package init(entries: [RememberedDevice] = [], last: DeviceID = DeviceID(rawValue: 0)) {
        self.entries = entries
        self.last = last
    }

    /// The device that a login with that key in that network comes from; nil where none is good.
    ///
    /// Of two, one that is bound to a network goes before one that is not.
    package func find(_ key: KeyFingerprint, in network: Network?, at now: Int64) -> RememberedDevice? {
        entries.filter { $0.key.fingerprint == key && $0.isGood(in: network) && $0.holds(at: now) }
            .max { ($0.boundTo == nil ? 0 : 1, $0.lastProof) < ($1.boundTo == nil ? 0 : 1, $1.lastProof) }
    }

    /// Remembers the device with which a second factor was proven just now; one of the same key and network anew, under
    /// its number.
    ///
    /// - Returns: the device that had to make room.
    package mutating func remember(
        _ key: SSHKey, boundTo network: Network?, from: Network?, terms: RememberedDevice.Terms, at now: Int64
    ) -> RememberedDevice? {
        prune(at: now)
        let standing = entries.firstIndex { $0.key.fingerprint == key.fingerprint && $0.boundTo == network }
            .map { entries.remove(at: $0) }
        let evicted = entries.count < Self.most ? nil : removeOldest()
        entries.append(
            RememberedDevice(
                id: standing?.id ?? nextID(), key: key, boundTo: network, from: from,
                created: standing?.created ?? now, lastUse: now, lastProof: now, terms: terms))
        return evicted
    }

    /// Notes a login; false where the device was forgotten meanwhile, or its time is over.
    package mutating func noteUse(of id: DeviceID, from network: Network?, at now: Int64) -> Bool {
        settle(at: now)
        guard let position = entries.firstIndex(where: { $0.id == id && $0.holds(at: now) }) else {
            return false
        }
        entries[position].use(from: network, at: now)
        return true
    }

    /// Notes a login with a second factor; false where the device was forgotten meanwhile, or its time is over.
    package mutating func noteProof(of id: DeviceID, from network: Network?, at now: Int64) -> Bool {
        guard noteUse(of: id, from: network, at: now) else { return false }
        for position in entries.indices where entries[position].id == id { entries[position].lastProof = now }
        return true
    }

    /// False if there is none of that number.
    package mutating func forget(_ id: DeviceID) -> Bool {
        guard let position = entries.firstIndex(where: { $0.id == id }) else { return false }
        entries.remove(at: position)
        return true
    }

    package mutating func forgetAll() { entries = [] }

    /// Takes what lies ahead of the clock for now, as ``Failures/settle(at:)`` does.
    ///
    /// - Returns: whether there was anything.
    @discardableResult
    mutating func settle(at now: Int64) -> Bool {
        guard entries.contains(where: { max($0.lastUse, $0.lastProof) > now }) else { return false }
        for position in entries.indices {
            entries[position].lastUse = min(entries[position].lastUse, now)
            entries[position].lastProof = min(entries[position].lastProof, now)
        }
        return true
    }

    private mutating func prune(at now: Int64) {
        settle(at: now)
        entries.removeAll { !$0.holds(at: now) }
    }

    private mutating func removeOldest() -> RememberedDevice? {
        entries.indices.min { entries[$0].lastUse < entries[$1].lastUse }.map { entries.remove(at: $0) }
    }

    private mutating func nextID() -> DeviceID {
        repeat {
            last = DeviceID(rawValue: last.rawValue == .max ? 1 : last.rawValue + 1)
        } while entries.contains { $0.id == last }
        return last
    }
}
