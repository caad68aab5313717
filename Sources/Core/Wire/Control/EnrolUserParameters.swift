package import Identity

/// Gives an account a new second factor, active at once.
///
/// One by email or sms has no key: all that says how a code is made is refused with it.
package struct EnrolUserParameters: ControlParameters {
    package typealias Reply = EnrolUserReply
    package static let method = ControlMethod.enrolUser

    package var user: AccountName
    package var uid: UserID?
    package var factorMethod: FactorMethod
    /// What the owner will call it, 1 to 64 bytes.
    package var name: String?
    package var algorithm: CodeAlgorithm?
    /// 6 to 8.
    package var digits: Int?
    /// Seconds, 30 or 60.
    package var period: Int?
    /// Who the account is with, as the authenticator shows it.
    package var issuer: String?
    /// The key of a device that has one already, Base32, at least 80 bits; nil: a fresh key.
    package var secret: String?
    /// For hotp: the next counter that the device uses; nil: 0.
    package var counter: Int?
    package var dryRun: Bool?

    package init(user: AccountName, uid: UserID? = nil, factorMethod: FactorMethod = .totp) {
        self.user = user
        self.uid = uid
        self.factorMethod = factorMethod
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case user, uid
        case factorMethod = "method"
        case name, algorithm, digits, period, issuer, secret, counter, dryRun
    }
}
