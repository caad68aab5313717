import Cryptography
package import Identity
package import OneTimePassword

/// One entry of the table in the runtime directory, which outlives the process but not the boot.
///
/// 256 bytes: a checksum (the first 8 bytes of a SHA-256), then the body. An acceptance holds in one write what must
/// never be known by halves: that the step is spent, and that this conversation was granted for it.
package struct RuntimeEntry: Hashable, Sendable {
    package static let size = 256
    static let checksumLength = 8

    /// Counts up; of two entries about one factor the higher one is valid.
    package let sequence: UInt64
    /// The steps of a factor that are on no disk yet; nil when the record has them.
    package let spent: SpentKnowledge?
    /// A grant that a later phase, or the same conversation after a restart, may come back for.
    package let proof: Proof?
    /// When a login session last proved a factor; in an entry of its own, since all three do not fit.
    package let session: SessionProof?

    package init(sequence: UInt64, spent: SpentKnowledge?, proof: Proof?) {
        self.sequence = sequence
        self.spent = spent
        self.proof = proof
        session = nil
    }

    package init(sequence: UInt64, session: SessionProof) {
        self.sequence = sequence
        spent = nil
        proof = nil
        self.session = session
    }
}

/// All that is known of the spent steps of one factor.
package struct SpentKnowledge: Hashable, Sendable {
    package let uid: UserID
    package let factor: FactorID
    package let epoch: Epoch.ID
    package let steps: SpentSteps
    package let voidThrough: UInt64
    package let lastUsed: Int64

    package init(
        uid: UserID, factor: FactorID, epoch: Epoch.ID, steps: SpentSteps, voidThrough: UInt64,
        lastUsed: Int64
    ) {
        self.uid = uid
        self.factor = factor
        self.epoch = epoch
        self.steps = steps
        self.voidThrough = voidThrough
        self.lastUsed = lastUsed
    }
}
