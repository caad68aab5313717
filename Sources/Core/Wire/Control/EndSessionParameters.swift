package import Identity

/// Ends login sessions: one by its number, those of an account, or all.
package struct EndSessionParameters: ControlParameters {
    package typealias Reply = EndSessionReply
    package static let method = ControlMethod.endSession

    /// Of the account's alone, unless ``everybody``; nil: all of them.
    package var session: Int?
    /// Nil: the caller's own account, unless ``everybody``.
    package var user: AccountName?
    package var uid: UserID?
    package var everybody: Bool?
    /// Shown on the terminals of the sessions: printable ASCII of at most 200 bytes.
    package var reason: String?
    package var dryRun: Bool?

    /// Whether a text can be the ``reason``.
    package static func isReason(_ text: String) -> Bool {
        text.utf8.count <= 200 && text.isPrintableASCII
    }

    package init(
        session: Int? = nil, user: AccountName? = nil, uid: UserID? = nil, everybody: Bool? = nil,
        reason: String? = nil, dryRun: Bool? = nil
    ) {
        self.session = session
        self.user = user
        self.uid = uid
        self.everybody = everybody
        self.reason = reason
        self.dryRun = dryRun
    }

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case session, user, uid, everybody, reason, dryRun
    }
}
