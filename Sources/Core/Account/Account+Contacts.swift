package import Identity

extension Account {
    /// Sets, verifies or takes away contacts, as an administrator said; false if nothing is different.
    ///
    /// A code that was sent to a contact of before, or to one that is doubted now, is worth nothing, nor is what a
    /// conversation has agreed on with it.
    package mutating func change(_ wanted: ContactChange, at now: Int64) -> Bool {
        let before = contacts
        for channel in wanted.removed { contacts.remove(channel) }
        for contact in wanted.set.isEmpty ? contacts.all.map(\.destination) : wanted.set {
            let standing = contacts[contact.channel].flatMap { $0.destination == contact ? $0 : nil }
            contacts.set(
                Contact(
                    destination: contact, since: standing?.since ?? now,
                    verified: wanted.verification(of: standing, at: now)))
        }
        guard contacts != before else { return false }
        sentCodes.removeAll { Self.isOtherOrDoubted(contacts[$0.channel], before[$0.channel]) }
        revise()
        return true
    }

    private static func isOtherOrDoubted(_ contact: Contact?, _ before: Contact?) -> Bool {
        guard let contact, let before, contact.destination == before.destination else { return true }
        return before.isVerified && !contact.isVerified
    }
}

/// What an administrator wants of an account's contacts.
package struct ContactChange: Hashable, Sendable {
    package let set: [Destination]
    package let removed: Set<OutOfBandChannel>
    /// Whether the administrator vouches for what is set, or where nothing is set for what stands; nil: as it was.
    package let isVerified: Bool?

    package init(set: [Destination], removed: Set<OutOfBandChannel>, isVerified: Bool? = nil) {
        self.set = set
        self.removed = removed
        self.isVerified = isVerified
    }

    fileprivate func verification(of standing: Contact?, at now: Int64) -> Int64? {
        switch isVerified {
        case nil: standing?.verified
        case true?: standing?.verified ?? now
        case false?: nil
        }
    }
}
