package import Identity

/// Sets or takes away where a person can be reached; what is absent stays as it is.
///
/// An address that is set anew counts only after a code sent there came back, unless `verified` says otherwise. With
/// neither address, `verified` is said of the contacts that are there; with nothing at all, nothing changes.
package struct SetContactParameters: ControlParameters {
    package typealias Reply = SetContactReply
    package static let method = ControlMethod.setContact

    package var user: AccountName
    package var uid: UserID?
    package var email: EmailAddress?
    package var phone: PhoneNumber?
    /// Whether an administrator vouches for it; nil: not for a new one, and as it is for an old one.
    package var verified: Bool?
    /// The contacts that go; none that is set in the same call.
    package var remove: [OutOfBandChannel]?
    package var dryRun: Bool?

    package init(
        user: AccountName, uid: UserID? = nil, email: EmailAddress? = nil, phone: PhoneNumber? = nil,
        verified: Bool? = nil, remove: [OutOfBandChannel]? = nil, dryRun: Bool? = nil
    ) {
        self.user = user
        self.uid = uid
        self.email = email
        self.phone = phone
        self.verified = verified
        self.remove = remove
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case user, uid, email, phone, verified, remove, dryRun
    }
}
