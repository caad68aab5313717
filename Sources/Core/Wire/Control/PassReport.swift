/// A pass that stands, without its code.
package struct PassReport: Codable, Hashable, Sendable {
    package var expires: Timestamp
    /// How many are left.
    package var uses: Int

    package init(expires: Timestamp, uses: Int) {
        self.expires = expires
        self.uses = uses
    }
}
