extension EntryTable {
    /// What file it is, and how large.
    package struct Shape: Hashable, Sendable {
        package let name: String
        /// Of one entry, in bytes: a divisor of the page, so that a killed process leaves it old or new, never torn.
        package let entryLength: Int
        package let capacity: Int
        /// Whether the space of all entries is reserved, so that a write cannot lack any.
        package let isReserved: Bool

        /// Steps spent, grants, and proofs of sessions, without which nobody logs in.
        package static let spent = Self(name: "spent", entryLength: 256, capacity: 16_384, isReserved: true)
        /// Live sessions, of which there are few as a rule.
        package static let sessions = Self(
            name: "sessions", entryLength: 1_024, capacity: 16_384, isReserved: false)

        package init(name: String, entryLength: Int, capacity: Int, isReserved: Bool) {
            self.name = name
            self.entryLength = entryLength
            self.capacity = capacity
            self.isReserved = isReserved
        }

        /// The same with another number of entries.
        package func with(capacity: Int) -> Self {
            Self(name: name, entryLength: entryLength, capacity: capacity, isReserved: isReserved)
        }

        var length: Int { EntryTable.headerLength + capacity * entryLength }
    }
}
