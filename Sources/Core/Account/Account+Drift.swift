package import Identity

extension Account {
    /// Takes over drift that was learnt, once it is on disk.
    package mutating func learn(_ drift: [FactorID: Int64]) {
        for position in factors.indices {
            if let learnt = drift[factors[position].id] {
                factors[position].authenticator.totp?.drift = learnt
            }
        }
    }
}

extension AccountRecord {
    /// The record as it is written when `drift` was learnt and does not count yet.
    package func withDrift(_ drift: [FactorID: Int64]) -> Self {
        var copy = self
        copy.account.learn(drift)
        return copy
    }
}
