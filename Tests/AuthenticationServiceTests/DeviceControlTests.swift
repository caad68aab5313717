import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `Remembered devices over the control socket` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    private static func key(_ number: UInt8) throws -> SSHKey {
        let fingerprint = try #require(
            KeyFingerprint(bytes: [UInt8](repeating: number, count: KeyFingerprint.length)))
        return SSHKey(kind: "ssh-ed25519", fingerprint: fingerprint)
    }

    /// Three devices: one for two days, one in its network alone, and one whose time is over.
    private func daemon() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        let now = Moment.now().seconds
        let keys = try (1...3 as ClosedRange<UInt8>).map(Self.key)
        let home = try Network("192.0.2.0/24")
        try await daemon.enrol(alice) { account in
            let terms = RememberedDevice.Terms(idleSeconds: 86_400, maxSeconds: 172_800)
            _ = account.remember(keys[0], boundTo: nil, from: home, terms: terms, at: now - 100)
            _ = account.remember(keys[1], boundTo: home, from: home, terms: terms, at: now - 50)
            let short = RememberedDevice.Terms(idleSeconds: 1, maxSeconds: 1)
            _ = account.remember(keys[2], boundTo: nil, from: nil, terms: short, at: now - 10)
        }
        return daemon
    }

    private func forget(
        _ daemon: Daemon, _ device: Int? = nil, isDryRun: Bool = false
    ) async throws -> Result<Int, ControlError> {
        let call = ForgetDevicesParameters(user: alice.name, uid: alice.uid, device: device, dryRun: isDryRun)
        return try await daemon.ask(.forgetDevices(call)).map { reply in
            if case .forgotDevices(let reply) = reply { reply.forgotten } else { -1 }
        }
    }

    @Test func `are shown as long as they are good`() async throws {
        let daemon = try await daemon()
        let devices = try await daemon.show(alice).devices
        #expect(devices.map(\.id) == [1, 2] && devices.map(\.boundTo) == [nil, "192.0.2.0/24"])
        let first = try #require(devices.first)
        #expect(try first.fingerprint == Self.key(1).fingerprint.description && first.kind == "ssh-ed25519")
        #expect(first.from == "192.0.2.0/24" && first.firstUse == first.lastUse)
        #expect(first.ends.seconds == first.lastUse.seconds + 86_400)
        try await daemon.stop()
    }

    @Test func `are forgotten one by one, all at once, and not in a dry run`() async throws {
        let daemon = try await daemon()
        #expect(try await forget(daemon, isDryRun: true) == .success(3))
        #expect(try await forget(daemon, 1) == .success(1))
        #expect(try await daemon.show(alice).devices.map(\.id) == [2])
        for number in [1, 0, -1, 70_000] {
            #expect(
                try await forget(daemon, number) == .failure(.noSuchDevice(alice.name, device: number)))
        }
        #expect(try await forget(daemon) == .success(2))
        #expect(try await forget(daemon) == .success(0))
        #expect(try await daemon.stored(alice) { $0.account.devices.entries.count } == 0)
        try await daemon.stop()
        let changes = daemon.journal.records(of: .accountChanged).map { $0[.change] }
        #expect(changes == ["devices-forgotten", "devices-forgotten"])
    }
}
