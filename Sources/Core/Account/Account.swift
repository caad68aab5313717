package import Identity

/// What is known of one account: its factors, the failures that stand against it, and whether it is locked.
///
/// A plain value. It is found by uid *and* by the name that the name service returns; both are in it, so
/// that a uid given again, or a name that moved, is noticed (``AccountRecord``).
package struct Account: Sendable {
    /// At most so many factors; enrolling one more is refused.
    package static let mostFactors = 8
    /// Before there was any account: the place of a time in the record of somebody who was offboarded and begins anew.
    package static let begunAnew: Int64 = 0

    package let name: AccountName
    package let uid: UserID
    /// Seconds since 1970-01-01 00:00 UTC, as are all times of an account.
    package let created: Int64
    package var factors: [Factor] = []
    package var recoveryCodes: RecoveryCodes?
    package var pass: Pass?
    package internal(set) var contacts = Contacts()
    /// The latest, oldest first; at most ``SentCode/most``.
    package internal(set) var sentCodes: [SentCode] = []
    package internal(set) var deliveries = Deliveries()
    /// Of those who had proven the first factor.
    package var failures = Failures()
    /// Of processes that run as the owner and prove no first factor, such as screen lockers: they harm each other alone.
    package var unprovenFailures = Failures()
    /// Where the owner has proven a factor lately.
    package var known = KnownSources()
    package internal(set) var habits = Habits()
    /// Good while nothing is taken away or added that the owner could prove, and nobody locks.
    package internal(set) var devices = Devices()
    package private(set) var lock: Lock?
    /// When it was cut off for good; it is locked then, and nothing of before is left.
    package private(set) var offboarded: Int64?
    package var upkeep = Upkeep()
    /// When a second factor was proven last; nil before the first time.
    package var lastProof: Int64?
    /// When an administrator last unlocked or reset the account; ``begunAnew`` until it has a factor again.
    package var lastOpened: Int64?
    /// Counts up whenever a proof of before must not be good any more: something was taken away, or somebody locked.
    ///
    /// Remembered devices rest on such proofs, and end with them.
    package private(set) var revision: UInt32 = 0
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

    /// Whether a factor was taken away; a key that is brought along may be its, with codes that were used.
    package var hasLostFactors: Bool { Int(lastFactor.rawValue) > factors.count }

    /// Adds a factor, active at once.
    ///
    /// - Throws: ``FactorError``; nothing is changed then. Of each channel there is one at most, under the name of another.
    package mutating func enrol(
        _ authenticator: Authenticator, name: String, at now: Int64, lastUsed: Int64? = nil
    ) throws(FactorError) -> FactorID {
        guard factors.count < Self.mostFactors, lastFactor.rawValue < .max else { throw .full }
        let channel = authenticator.channel
        guard
            !factors.contains(where: {
                $0.name == name || channel != nil && $0.authenticator.channel == channel
            })
        else { throw .nameTaken }
        lastFactor = FactorID(rawValue: lastFactor.rawValue + 1)
        factors.append(
            Factor(
                id: lastFactor, name: name, created: now, lastUsed: lastUsed, authenticator: authenticator))
        if lastOpened == Self.begunAnew { lastOpened = now }
        devices.forgetAll()
        return lastFactor
    }

    /// Takes every factor, code and failure away; the lock, if there is one, stays.
    package mutating func reset(at now: Int64) {
        disable()
        failures.clearAll()
        unprovenFailures.clearAll()
        noteOpening(at: now)
    }

    /// Takes away all that its owner could prove; failures stay, so that this makes no guess free.
    package mutating func disable() {
        factors = []
        recoveryCodes = nil
        pass = nil
        known = KnownSources()
        sentCodes = []
        revise()
    }

    package mutating func lock(_ lock: Lock) {
        self.lock = lock
        sentCodes = []
        revise()
    }

    /// Cuts the account off for good: everything goes that its owner could prove, and all that is known of them.
    ///
    /// The record stays, so that a factor of before can never come back, and for whoever asks later.
    package mutating func offboard(_ lock: Lock) {
        reset(at: lock.since)
        contacts = Contacts()
        deliveries.forgetAll()
        habits = Habits()
        upkeep = Upkeep(missingSince: upkeep.missingSince)
        offboarded = lock.since
        self.lock(lock)
    }

    /// Takes lock and failures away; who was offboarded begins like somebody new.
    package mutating func unlock(at now: Int64) {
        if offboarded != nil { (lastProof, lastOpened) = (nil, Self.begunAnew) }
        (lock, offboarded) = (nil, nil)
        failures.clearAll()
        unprovenFailures.clearAll()
        noteOpening(at: now)
        revise()
    }

    /// Who begins as somebody new has not had a factor, and does not get an idle time by being opened.
    private mutating func noteOpening(at now: Int64) {
        if lastOpened != Self.begunAnew { lastOpened = now }
    }

    /// The codes of before are worth nothing any more.
    package mutating func replaceRecoveryCodes(by codes: RecoveryCodes) {
        recoveryCodes = codes
        revise()
    }

    /// Makes proofs of before worth nothing for what goes on now.
    mutating func revise() {
        revision &+= 1
        devices.forgetAll()
    }

    /// Takes over what a record says.
    mutating func restore(lock: Lock?, revision: UInt32) {
        self.lock = lock
        self.revision = revision
    }

    mutating func restore(offboarded: Int64?) { self.offboarded = offboarded }

    /// Whether ``reset(at:)`` would take anything away.
    package var holdsAnything: Bool {
        isEnrolled || recoveryCodes != nil || pass != nil || known != KnownSources()
            || hasFailures || !sentCodes.isEmpty || !devices.entries.isEmpty
    }

    /// Whether ``unlock(at:)`` would forgive anything.
    package var hasFailures: Bool { failures != Failures() || unprovenFailures != Failures() }

    /// The kinds of proof that the owner could give now, passes aside.
    ///
    /// A contact alone is no enrolment; beside a factor a verified one is as good as another.
    package var means: Set<Means> {
        guard isEnrolled else { return [] }
        let authenticators = factors.map(\.means).filter { $0.channel == nil }
        var means = Set(authenticators + contacts.verified.map(Means.init))
        if recoveryCodes.map({ $0.left > 0 }) ?? false { means.insert(.recoveryCode) }
        return means
    }

    /// Whether an administrator's pass opens it now.
    package func hasPass(at now: Int64) -> Bool { pass?.holds(at: now) ?? false }

    /// Since when nobody has proven, enrolled or opened anything; nil for an account that never had a factor, or has had none
    /// since it was unlocked as one that was offboarded.
    package var idleSince: Int64? {
        guard lastFactor.rawValue > 0, lastOpened != Self.begunAnew else { return nil }
        return ([created] + [lastProof, lastOpened].compactMap(\.self) + factors.map(\.created)).max()
    }
}

/// Why a factor cannot be added or renamed.
package enum FactorError: Error, Hashable, Sendable {
    /// The account holds as many as it may.
    case full
    /// Another one of this account has that name.
    case nameTaken
    /// The account has no such factor.
    case missing
}
