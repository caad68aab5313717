package import Identity

/// One account, as administrators and its owner may see it.
package struct UserReport: Codable, Hashable, Sendable {
    package var user: AccountName
    package var uid: UserID
    package var state: State
    package var factors: [FactorReport]
    package var devices: [DeviceReport]
    /// How many are left.
    package var recoveryCodes: Int
    package var contacts: [ContactReport]
    /// The last ones, the newest first; empty in a list of accounts.
    package var deliveries: [DeliveryReport]
    /// A pass that can still be used.
    package var pass: PassReport?
    /// Failed attempts that stand against the account, of ``mostFailures``.
    package var failures: Int
    package var mostFailures: Int
    package var lastProof: Timestamp?
    /// The last login that was let in where a proof is demanded, asked for one or not; to the hour.
    package var lastLogin: Timestamp?
    package var lock: LockReport?
    /// Since when it is cut off for good; ``lock`` has the reason.
    package var offboarded: Timestamp?
    /// When it becomes dormant unless a factor is proven before; nil: never.
    package var dormantFrom: Timestamp?
    package var dormant: Bool
    /// Since when the name service has said that there is no such account.
    package var missingSince: Timestamp?
    /// What is wrong with the record, where ``state`` is ``State/damaged`` or ``State/mismatched``.
    package var damage: String?

    package init(
        user: AccountName, uid: UserID, state: State, factors: [FactorReport] = [],
        devices: [DeviceReport] = [], recoveryCodes: Int = 0,
        contacts: [ContactReport] = [], deliveries: [DeliveryReport] = [], pass: PassReport? = nil,
        failures: Int = 0, mostFailures: Int = 100, lastProof: Timestamp? = nil,
        lastLogin: Timestamp? = nil, lock: LockReport? = nil, offboarded: Timestamp? = nil,
        dormantFrom: Timestamp? = nil, dormant: Bool = false, missingSince: Timestamp? = nil,
        damage: String? = nil
    ) {
        self.user = user
        self.uid = uid
        self.state = state
        self.factors = factors
        self.devices = devices
        self.recoveryCodes = recoveryCodes
        self.contacts = contacts
        self.deliveries = deliveries
        self.pass = pass
        self.failures = failures
        self.mostFailures = mostFailures
        self.lastProof = lastProof
        self.lastLogin = lastLogin
        self.lock = lock
        self.offboarded = offboarded
        self.dormantFrom = dormantFrom
        self.dormant = dormant
        self.missingSince = missingSince
        self.damage = damage
    }

    /// What stands first about the account; a lock outweighs all but damage.
    package enum State: String, Codable, CaseIterable, Sendable {
        case enrolled
        case notEnrolled
        case locked
        /// Cut off for good, and locked with that.
        case offboarded
        /// Too many failures stand against it: no code is judged until an administrator unlocks it.
        case shut
        case damaged
        /// The record of its name or uid is somebody else's.
        case mismatched
    }
}
