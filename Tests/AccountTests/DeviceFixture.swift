import Account
import Identity

/// Remembered devices: a key for each number, and networks.
enum DeviceFixture {
    static let hour: Int64 = 3_600
    static let day: Int64 = 86_400
    /// Twelve hours without use, thirty days after a proof.
    static let terms = RememberedDevice.Terms(idleSeconds: 43_200, maxSeconds: 2_592_000)

    static func key(_ number: UInt8, kind: String = "ssh-ed25519") throws -> SSHKey {
        let bytes = [UInt8](repeating: number, count: KeyFingerprint.length)
        guard let fingerprint = KeyFingerprint(bytes: bytes) else { throw IdentityError.empty }
        return SSHKey(kind: kind, fingerprint: fingerprint)
    }

    static func network(_ number: UInt8) throws -> Network { try Network("10.0.\(number).0/24") }
}

extension Account {
    /// Remembers the key of a number, by the usual terms.
    @discardableResult
    mutating func remember(
        _ number: UInt8, boundTo: Network? = nil, from: Network? = nil,
        terms: RememberedDevice.Terms = DeviceFixture.terms, at now: Int64 = Fixture.now
    ) throws -> RememberedDevice? {
        remember(try DeviceFixture.key(number), boundTo: boundTo, from: from, terms: terms, at: now)
    }

    /// The device that a login with the key of a number comes from.
    func device(
        _ number: UInt8, in network: Network? = nil, at now: Int64 = Fixture.now
    ) throws -> RememberedDevice? {
        device(for: try DeviceFixture.key(number).fingerprint, in: network, at: now)
    }
}
