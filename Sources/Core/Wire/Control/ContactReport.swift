package import Identity

/// Where a person can be reached, as administrators may see it whole and all others masked.
package struct ContactReport: Codable, Hashable, Sendable {
    package var channel: OutOfBandChannel
    /// Such as `alice@example.org` or `+4915112345678`; masked for all but administrators.
    package var address: String
    /// Whether a code that was sent there came back, or an administrator vouched for it.
    package var verified: Bool
    /// When it was set.
    package var since: Timestamp

    package init(channel: OutOfBandChannel, address: String, verified: Bool, since: Timestamp) {
        self.channel = channel
        self.address = address
        self.verified = verified
        self.since = since
    }
}
