import Identity

/// What a file of another program holds: read as a whole, before anything is changed.
package struct MigrationFile: Hashable, Sendable {
    package internal(set) var factors: [ImportedFactor] = []
    package internal(set) var unsupported: [UnsupportedFactor] = []
    package internal(set) var faults: [MigrationFault] = []
    /// Emergency codes that stay behind, because each is used once and nothing here knows which were.
    package internal(set) var emergencyCodes = 0
    /// Keys of a container that its map gives to nobody.
    package internal(set) var unassignedKeys = 0

    package init(faults: [MigrationFault] = []) {
        self.faults = faults
    }

    /// Adds what another file holds, behind what is here.
    package mutating func append(_ other: Self) {
        factors += other.factors
        unsupported += other.unsupported
        faults += other.faults
        emergencyCodes += other.emergencyCodes
        unassignedKeys += other.unassignedKeys
    }

    /// Turns every further line about a user into a fault: which of them was meant, nobody can know.
    mutating func refuseRepeatedUsers() {
        var first: [String: Int] = [:]
        var kept: [ImportedFactor] = []
        for factor in factors {
            let user = factor.user.description
            if let line = first[user] {
                faults.append(
                    MigrationFault(line: factor.line, reason: .repeatedUser(factor.user, line: line)))
            } else {
                first[user] = factor.line
                kept.append(factor)
            }
        }
        factors = kept
        faults.sort { $0.line < $1.line }
    }
}
