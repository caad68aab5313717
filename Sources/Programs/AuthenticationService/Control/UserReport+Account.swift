import Account
import Identity
import OneTimePassword
import Wire

extension UserReport {
    /// What may be shown of an account; nil is one without a record.
    init(_ account: Account?, user: AccountName, uid: UserID, at now: Int64, showsReason: Bool) {
        let standing = account?.failures.standing(at: now) ?? 0
        let lock = account?.lock.flatMap { $0.holds(at: now) ? $0 : nil }
        let state: State =
            if lock != nil {
                .locked
            } else if standing >= Failures.most {
                .shut
            } else {
                account?.isEnrolled == true ? .enrolled : .notEnrolled
            }
        self.init(
            user: user, uid: uid, state: state, factors: account?.factors.map(FactorReport.init) ?? [],
            failures: Int(standing), mostFailures: Int(Failures.most),
            lastProof: account?.lastProof.map(Timestamp.init), lock: lock.map { LockReport($0, showsReason) })
    }
}

extension FactorReport {
    fileprivate init(_ factor: Factor) {
        self.init(
            id: factor.id, name: factor.name, algorithm: CodeAlgorithm(factor.totp.parameters.algorithm),
            digits: factor.totp.parameters.digits, period: Int(factor.totp.parameters.period),
            created: Timestamp(seconds: factor.created), lastUsed: factor.lastUsed.map(Timestamp.init))
    }
}

extension LockReport {
    fileprivate init(_ lock: Lock, _ showsReason: Bool) {
        self.init(
            since: Timestamp(seconds: lock.since), until: lock.until.map(Timestamp.init),
            reason: showsReason && !lock.reason.isEmpty ? lock.reason : nil)
    }
}
