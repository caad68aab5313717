package import Identity

/// What is known of one account: its factors, the failures that stand against it, and whether it is locked.
///
/// A plain value. It is found by uid *and* by the name that the name service returns; both are in it, so
/// that a uid given again, or a name that moved, is noticed (``AccountRecord``).
package struct Account: Sendable {
    /// At most so many factors; enrolling one more is refused.
    package static let mostFactors = 8

    package let name: AccountName
    package let uid: UserID
    /// Seconds since 1970-01-01 00:00 UTC, as are all times of an account.
    package let created: Int64
    package var factors: [Factor] = []
    package var failures = Failures()
    package var lock: Lock?
    /// When a second factor was proven last; nil before the first time.
    package var lastProof: Int64?
    /// The identifier of the factor enrolled last; identifiers are never given again.
    package private(set) var lastFactor = FactorID(rawValue: 0)

    package init(name: AccountName, uid: UserID, created: Int64, lastFactor: FactorID = FactorID(rawValue: 0))
    {
        self.name = name
        self.uid = uid
        self.created = created
        self.lastFactor = lastFactor
    }

    package var isEnrolled: Bool { !factors.isEmpty }

    /// Adds a factor, active at once.
    ///
    /// - Throws: ``FactorLimit`` when the account is full or its identifiers are used up.
    package mutating func enrol(_ totp: TOTPFactor, name: String, at now: Int64) throws(FactorLimit)
        -> FactorID
    {
        guard factors.count < Self.mostFactors, lastFactor.rawValue < .max else { throw FactorLimit() }
        lastFactor = FactorID(rawValue: lastFactor.rawValue + 1)
        factors.append(Factor(id: lastFactor, name: name, created: now, totp: totp))
        return lastFactor
    }

    /// Takes every factor and every failure away; the lock, if there is one, stays.
    package mutating func reset() {
        factors = []
        failures = Failures()
    }
}

/// The account holds as many factors as it may.
package struct FactorLimit: Error, Hashable {
    package init() {}
}
