package import Identity

extension Account {
    /// Remembers the device with which a second factor was proven just now; nothing on an account that is locked or has no
    /// factor.
    ///
    /// - Parameters:
    ///   - key: the one that sshd accepted; never a certificate's.
    ///   - boundTo: where alone it is good; nil: wherever that key is used.
    ///   - from: where it is now; nil for this host, and for one without an address.
    ///   - terms: of the rule that asked.
    ///   - now: seconds since 1970-01-01 00:00 UTC.
    /// - Returns: the device that had to make room, of ``Devices/most``.
    package mutating func remember(
        _ key: SSHKey, boundTo: Network?, from: Network?, terms: RememberedDevice.Terms, at now: Int64
    ) -> RememberedDevice? {
        guard isEnrolled, !(lock?.holds(at: now) ?? false) else { return nil }
        return devices.remember(key, boundTo: boundTo, from: from, terms: terms, at: now)
    }

    /// The device that a login with that key in that network comes from, by the terms of when it was remembered alone.
    package func device(for key: KeyFingerprint, in network: Network?, at now: Int64) -> RememberedDevice? {
        devices.find(key, in: network, at: now)
    }

    /// Notes a login; false where the device was forgotten meanwhile, or its time is over.
    @discardableResult
    package mutating func noteUse(of device: DeviceID, from network: Network?, at now: Int64) -> Bool {
        devices.noteUse(of: device, from: network, at: now)
    }

    /// Notes a login with a second factor; false where the device was forgotten meanwhile, or its time is over.
    @discardableResult
    package mutating func noteProof(of device: DeviceID, from network: Network?, at now: Int64) -> Bool {
        devices.noteProof(of: device, from: network, at: now)
    }

    /// False if there is none of that number.
    package mutating func forgetDevice(_ id: DeviceID) -> Bool { devices.forget(id) }

    /// - Returns: how many there were.
    package mutating func forgetDevices() -> Int {
        defer { devices.forgetAll() }
        return devices.entries.count
    }
}
