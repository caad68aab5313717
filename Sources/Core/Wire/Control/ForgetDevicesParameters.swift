package import Identity

/// Has an account forget one remembered device, or all.
package struct ForgetDevicesParameters: ControlParameters {
    package typealias Reply = ForgetDevicesReply
    package static let method = ControlMethod.forgetDevices

    /// Nil: the caller's own account.
    package var user: AccountName?
    package var uid: UserID?
    /// The number of the device; nil: all of them.
    package var device: Int?
    package var dryRun: Bool?

    package init(
        user: AccountName? = nil, uid: UserID? = nil, device: Int? = nil, dryRun: Bool? = nil
    ) {
        self.user = user
        self.uid = uid
        self.device = device
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, device, dryRun }
}
