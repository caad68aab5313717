package import Identity
import OneTimePassword

extension Account {
    /// Takes over what the runtime directory remembers of a factor and the record on disk may lack.
    package mutating func absorb(_ knowledge: SpentKnowledge) {
        guard knowledge.uid == uid,
            let position = factors.firstIndex(where: { $0.id == knowledge.factor })
        else { return }
        factors[position].lastUsed = max(factors[position].lastUsed ?? .min, knowledge.lastUsed)
        lastProof = max(lastProof ?? .min, knowledge.lastUsed)
        factors[position].totp.spent.formUnion(knowledge.steps)
        let isSameEpoch = factors[position].totp.epoch == knowledge.epoch
        let voidThrough = isSameEpoch ? factors[position].totp.voidThrough : 0
        factors[position].totp.voidThrough = max(voidThrough, knowledge.voidThrough)
        // A slot that was lost may have known more than the runtime directory does: that stays in doubt.
        guard factors[position].totp.epoch != .unknown else { return }
        factors[position].totp.epoch = knowledge.epoch
    }

    /// What the runtime directory must remember of a factor until the record is written.
    package func knowledge(of factor: FactorID) -> SpentKnowledge? {
        guard let factor = factors.first(where: { $0.id == factor }) else { return nil }
        return SpentKnowledge(
            uid: uid, factor: factor.id, epoch: factor.totp.epoch, steps: factor.totp.spent,
            voidThrough: factor.totp.voidThrough, lastUsed: factor.lastUsed ?? 0)
    }
}
