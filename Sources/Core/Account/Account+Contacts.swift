package import Identity

extension Account {
    /// Sets, verifies or takes away contacts, as an administrator said; false if nothing is different.
    ///
    /// A code that was sent to a contact of before is worth nothing, nor is what a conversation has agreed on with it.
    package mutating func change(_ contacts: ContactChange, at now: Int64) -> Bool {
        let before = self.contacts
        for channel in contacts.removed { self.contacts.remove(channel) }
        for destination in contacts.set {
            let standing = self.contacts[destination.channel]
            let isNew = standing?.destination != destination
            guard isNew || contacts.isVerified && standing?.isVerified == false else { continue }
            self.contacts.set(
                Contact(
                    destination: destination, since: isNew ? now : standing?.since ?? now,
                    verified: contacts.isVerified ? now : nil))
        }
        if contacts.isVerified, contacts.set.isEmpty {
            for contact in self.contacts.all { self.contacts.verify(contact.channel, at: now) }
        }
        guard self.contacts != before else { return false }
        sentCodes.removeAll { self.contacts[$0.channel]?.destination != before[$0.channel]?.destination }
        revise()
        return true
    }
}

/// What an administrator wants of an account's contacts.
package struct ContactChange: Hashable, Sendable {
    package let set: [Destination]
    package let removed: Set<OutOfBandChannel>
    /// The administrator vouches for what is set; where nothing is set, for what stands.
    package let isVerified: Bool

    package init(set: [Destination], removed: Set<OutOfBandChannel>, isVerified: Bool) {
        self.set = set
        self.removed = removed
        self.isVerified = isVerified
    }
}
