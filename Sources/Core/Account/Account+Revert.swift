extension Account {
    /// What the account was before a change that could not be written, with what was judged since in `current`, the
    /// changed one.
    package func keepingJudgements(of current: Account) -> Account {
        var account = self
        account.lastProof = current.lastProof ?? lastProof
        if current.failures.standing > failures.standing { account.failures = current.failures }
        for position in account.factors.indices {
            guard let judged = current.factors.first(where: { $0.id == account.factors[position].id }) else {
                continue
            }
            account.factors[position].lastUsed = judged.lastUsed
            account.factors[position].totp = judged.totp
        }
        return account
    }
}
