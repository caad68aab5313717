package import Identity

extension Account {
    /// Gives a factor another name.
    package mutating func rename(_ factor: FactorID, to name: String) throws(FactorError) {
        guard let position = factors.firstIndex(where: { $0.id == factor }) else { throw .missing }
        guard !factors.contains(where: { $0.name == name && $0.id != factor }) else { throw .nameTaken }
        factors[position].name = name
    }

    /// Takes one factor away, and with the last one all else that the owner could prove.
    package mutating func remove(_ factor: FactorID) throws(FactorError) {
        guard let position = factors.firstIndex(where: { $0.id == factor }) else { throw .missing }
        factors.remove(at: position)
        revise()
        if factors.isEmpty { disable() }
    }
}
