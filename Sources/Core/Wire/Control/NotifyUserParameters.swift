package import Identity

/// Sends a person a text of an administrator's, by e-mail where there is such a contact, else by SMS.
package struct NotifyUserParameters: ControlParameters {
    package typealias Reply = NotifyUserReply
    package static let method = ControlMethod.notifyUser
    /// In bytes.
    package static let longestText = 4_096

    package var user: AccountName
    package var uid: UserID?
    /// 1 to ``longestText`` bytes of printable UTF-8 and line ends (`\n`).
    package var text: String
    package var dryRun: Bool?

    package init(user: AccountName, uid: UserID? = nil, text: String, dryRun: Bool? = nil) {
        self.user = user
        self.uid = uid
        self.text = text
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case user, uid, text, dryRun }
}
