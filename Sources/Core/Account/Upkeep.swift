/// What the daemon noted of an account by itself; all in seconds since 1970-01-01 00:00 UTC.
package struct Upkeep: Hashable, Sendable {
    /// Since when the name service has said, each time it answered, that there is no such account.
    package var missingSince: Int64?
    /// When the owner was last told that the account is about to be dormant.
    package var toldDormant: Int64?
    /// When the owner was last told of a login from a new network.
    package var toldNetwork: Int64?
    /// When the owner was last told of a login with a new SSH key.
    package var toldKey: Int64?

    package init(
        missingSince: Int64? = nil, toldDormant: Int64? = nil, toldNetwork: Int64? = nil,
        toldKey: Int64? = nil
    ) {
        self.missingSince = missingSince
        self.toldDormant = toldDormant
        self.toldNetwork = toldNetwork
        self.toldKey = toldKey
    }
}
