/// One remembered device of an account.
package struct DeviceReport: Codable, Hashable, Sendable {
    package var id: Int
    /// The kind of its SSH key, such as `ssh-ed25519`.
    package var kind: String
    /// Of its SSH key, as `ssh-keygen -l` prints it: `SHA256:…`.
    package var fingerprint: String
    package var firstUse: Timestamp
    package var lastUse: Timestamp
    /// The network of the last use; nil where it is not known.
    package var from: String?
    /// The network in which alone it is good; nil: wherever the key is used.
    package var boundTo: String?
    /// When it is forgotten, unless it is used or a factor proven with it before.
    package var ends: Timestamp

    package init(
        id: Int, kind: String, fingerprint: String, firstUse: Timestamp, lastUse: Timestamp,
        from: String? = nil, boundTo: String? = nil, ends: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.fingerprint = fingerprint
        self.firstUse = firstUse
        self.lastUse = lastUse
        self.from = from
        self.boundTo = boundTo
        self.ends = ends
    }
}
