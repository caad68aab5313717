/// `remember`: how long a device is not asked that its owner has had remembered.
package struct Remembrance: Hashable, Sendable {
    /// Of both durations, in seconds: 1 s to 30 days.
    static let bounds: ClosedRange<Int64> = 1...30 * 86_400
    /// The keys of the table; it needs them all.
    static let keys = ["idle", "max", "bind"]

    /// A device that was not used for so long is forgotten: 1 s to ``maxSeconds``.
    package let idleSeconds: Int64
    /// And any, so long after the last second factor that was proven with it: 1 s to 30 days.
    package let maxSeconds: Int64
    /// Whether it is only good in the network where it was remembered, and not by its SSH key alone.
    package let bindsNetwork: Bool

    package init(idleSeconds: Int64, maxSeconds: Int64, bindsNetwork: Bool) {
        self.idleSeconds = idleSeconds
        self.maxSeconds = maxSeconds
        self.bindsNetwork = bindsNetwork
    }
}

/// What a remembered device is known by.
enum DeviceBinding: String, CaseIterable, Hashable, Sendable, SettingsWord {
    case sshKey = "ssh-key"
    case network
}
