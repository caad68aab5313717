package import Identity
import OneTimePassword

extension Account {
    /// Takes over what the runtime directory remembers of a factor and the record on disk may lack.
    package mutating func absorb(_ knowledge: SpentKnowledge) {
        guard knowledge.uid == uid,
            let position = factors.firstIndex(where: { $0.id == knowledge.factor })
        else { return }
        guard var totp = factors[position].authenticator.totp else { return }
        factors[position].lastUsed = max(factors[position].lastUsed ?? .min, knowledge.lastUsed)
        lastProof = max(lastProof ?? .min, knowledge.lastUsed)
        totp.absorb(knowledge)
        factors[position].authenticator = .totp(totp)
    }

    /// What the runtime directory must remember of a time-based factor until the record is written.
    package func knowledge(of factor: FactorID) -> SpentKnowledge? {
        guard let factor = factors.first(where: { $0.id == factor }), let totp = factor.authenticator.totp
        else { return nil }
        return SpentKnowledge(
            uid: uid, factor: factor.id, epoch: totp.epoch, steps: totp.spent, voidThrough: totp.voidThrough,
            lastUsed: factor.lastUsed ?? 0)
    }
}

extension TOTPFactor {
    fileprivate mutating func absorb(_ knowledge: SpentKnowledge) {
        spent.formUnion(knowledge.steps)
        voidThrough = max(epoch == knowledge.epoch ? voidThrough : 0, knowledge.voidThrough)
        // A slot that was lost may have known more than the runtime directory does: that stays in doubt.
        guard epoch != .unknown else { return }
        epoch = knowledge.epoch
    }
}
