package import Identity

/// Where an account's owner can be reached; an administrator's word, never the owner's own.
package struct Contact: Hashable, Sendable {
    package let destination: Destination
    /// When it was set.
    package let since: Int64
    /// When a code sent there came back, or an administrator vouched for it; nil before.
    package var verified: Int64?

    package init(destination: Destination, since: Int64, verified: Int64? = nil) {
        self.destination = destination
        self.since = since
        self.verified = verified
    }

    package var channel: OutOfBandChannel { destination.channel }
    package var isVerified: Bool { verified != nil }
}
