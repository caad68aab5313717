package import Cryptography
package import OneTimePassword

/// The state of one time-based authenticator (RFC 6238).
package struct TOTPFactor: Sendable {
    package let parameters: TOTPParameters
    package let secret: Secret
    /// How many steps the authenticator's clock is ahead of ours, -10 to 10, learnt from accepted codes.
    package var drift: Int64
    /// The steps that are never accepted again.
    package var spent: SpentSteps
    /// The epoch since which ``spent`` is known to be complete.
    package var epoch: Epoch.ID
    /// Steps up to this one were declared void when that epoch began, used or not; 0 for none.
    package var voidThrough: UInt64
    /// Steps ahead of the clock up to this one are no reason for doubt: an administrator accepted the clock.
    package var acceptedAhead: UInt64

    package init(
        parameters: TOTPParameters, secret: Secret, drift: Int64 = 0, spent: SpentSteps = SpentSteps(),
        epoch: Epoch.ID, voidThrough: UInt64 = 0, acceptedAhead: UInt64 = 0
    ) {
        self.parameters = parameters
        self.secret = secret
        self.drift = drift
        self.spent = spent
        self.epoch = epoch
        self.voidThrough = voidThrough
        self.acceptedAhead = acceptedAhead
    }
}
