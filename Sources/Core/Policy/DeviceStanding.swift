/// A device that the owner had remembered, and that this login comes from; it is good by its own terms.
package struct DeviceStanding: Hashable, Sendable {
    /// Seconds since it was used.
    package let idleSeconds: Int64
    /// Seconds since a second factor was last proven with it.
    package let proofAgeSeconds: Int64
    /// Whether it is good in this network alone.
    package let isBoundToNetwork: Bool

    package init(idleSeconds: Int64, proofAgeSeconds: Int64, isBoundToNetwork: Bool) {
        self.idleSeconds = idleSeconds
        self.proofAgeSeconds = proofAgeSeconds
        self.isBoundToNetwork = isBoundToNetwork
    }
}
