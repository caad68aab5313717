package import Identity

/// One login session that is open.
package struct SessionReport: Codable, Hashable, Sendable {
    package var id: Int
    package var user: AccountName
    package var uid: UserID
    package var service: String
    /// An address, or the name of a host; nil for a login at the host itself.
    package var from: String?
    /// The SSH key that opened it, as `ssh-keygen -l` prints it; nil where none is known.
    package var key: String?
    /// By what the login was let in, such as `totp` or `not-asked`.
    package var factor: String
    /// Without `/dev/`; nil where it has none.
    package var terminal: String?
    package var opened: Timestamp
    /// Nil where that cannot be found out.
    package var lastInput: Timestamp?
    /// The last second factor that was proven in it.
    package var proven: Timestamp?
    /// Nil where nothing ends it.
    package var ends: Timestamp?
    /// `idle` or `max`.
    package var endsFor: String?

    package init(
        id: Int, user: AccountName, uid: UserID, service: String, from: String? = nil, key: String? = nil,
        factor: String, terminal: String? = nil, opened: Timestamp, lastInput: Timestamp? = nil,
        proven: Timestamp? = nil, ends: Timestamp? = nil, endsFor: String? = nil
    ) {
        self.id = id
        self.user = user
        self.uid = uid
        self.service = service
        self.from = from
        self.key = key
        self.factor = factor
        self.terminal = terminal
        self.opened = opened
        self.lastInput = lastInput
        self.proven = proven
        self.ends = ends
        self.endsFor = endsFor
    }
}
