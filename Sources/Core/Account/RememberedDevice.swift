package import Identity

/// A device that its owner has had remembered, known by its SSH key and never by an address alone.
///
/// Times are seconds since 1970-01-01 00:00 UTC. One that lies ahead of the clock, which went back, counts as now.
package struct RememberedDevice: Hashable, Sendable {
    /// How long it is remembered, as the rules said when it was.
    package struct Terms: Hashable, Sendable {
        /// A device that was not used for so long is forgotten; 1 s to 30 days.
        package let idleSeconds: UInt32
        /// And any, so long after the last second factor that was proven with it; 1 s to 30 days.
        package let maxSeconds: UInt32

        package init(idleSeconds: UInt32, maxSeconds: UInt32) {
            self.idleSeconds = idleSeconds
            self.maxSeconds = maxSeconds
        }
    }

    package let id: DeviceID
    package let key: SSHKey
    /// The /24 or /48 where alone it is good; nil: wherever that key is used.
    package let boundTo: Network?
    /// Where it was last; nil for this host, and for one without an address.
    package private(set) var from: Network?
    package let created: Int64
    package internal(set) var lastUse: Int64
    /// When a second factor was last proven with it.
    package internal(set) var lastProof: Int64
    package let terms: Terms

    package init(
        id: DeviceID, key: SSHKey, boundTo: Network?, from: Network?, created: Int64, lastUse: Int64,
        lastProof: Int64, terms: Terms
    ) {
        self.id = id
        self.key = key
        self.boundTo = boundTo
        self.from = boundTo ?? from
        self.created = created
        self.lastUse = lastUse
        self.lastProof = lastProof
        self.terms = terms
    }

    /// When it is forgotten unless it is used, or a factor proven with it, before.
    package var ends: Int64 {
        min(
            lastUse.saturatingAdding(Int64(terms.idleSeconds)),
            lastProof.saturatingAdding(Int64(terms.maxSeconds)))
    }

    /// Whether it is good now by its own terms; those of today's rules are the policy's affair.
    package func holds(at now: Int64) -> Bool { now < ends }

    mutating func use(from network: Network?, at now: Int64) {
        from = boundTo ?? network
        lastUse = now
    }

    /// Whether a login in that network may be this device's.
    func isGood(in network: Network?) -> Bool { boundTo == nil || boundTo == network }
}
