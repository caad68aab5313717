import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// Every fact of a login that `policy explain` can be told counts as it does at a login.
@Suite struct `An explained login` {
    private static let settings = """
        version = 1
        login.require = "risk"
        [[rule]]
        name = "never on Sundays"
        time = ["Sun"]
        require = "never"
        [[rule]]
        name = "as the backup"
        service = ["sudo"]
        as = ["backup"]
        require = "never"
        [[rule]]
        name = "at the console"
        terminal = ["tty*"]
        require = "always"
        """
    /// 2027-01-20 12:00 UTC, which is a Wednesday almost everywhere.
    private static let wednesday = Timestamp(seconds: 1_800_446_400)
    private static let key = "SHA256:" + String(repeating: "A", count: 43)
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place(settings: Self.settings)
        alice = try Person()
    }

    private func explain(
        _ daemon: Daemon, _ service: String = "sshd",
        _ more: (inout ExplainPolicyParameters) -> Void = { _ in }
    ) async throws -> ExplainPolicyReply {
        var call = ExplainPolicyParameters(
            user: alice.name, uid: alice.uid, gids: [GroupID(rawValue: 100)], service: service)
        call.at = Self.wednesday
        more(&call)
        guard case .explainedPolicy(let reply) = try await daemon.ask(.explainPolicy(call)).get() else {
            throw Daemon.Unexpected()
        }
        return reply
    }

    @Test func `is of a time, a terminal and a target`() async throws {
        let daemon = try await Daemon(in: place)
        #expect(try await explain(daemon).rule == nil)
        let sunday = Timestamp(seconds: Self.wednesday.seconds + 4 * 86_400)
        #expect(try await explain(daemon) { $0.at = sunday }.rule == "never on Sundays")
        #expect(try await explain(daemon, "sudo") { $0.target = "backup" }.rule == "as the backup")
        #expect(try await explain(daemon, "sudo") { $0.target = "root" }.rule == nil)
        #expect(try await explain(daemon, "login") { $0.terminal = "tty1" }.rule == "at the console")
        #expect(try await explain(daemon, "login") { $0.terminal = "none" }.rule == nil)
        try await daemon.stop()
    }

    @Test func `names the risk and its signals where a proof hangs on them`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let odd = try await explain(daemon) {
            $0.from = "192.0.2.7"
            $0.key = Self.key
        }
        #expect(odd.risk == .high && Set(odd.signals).isSuperset(of: ["new_network", "new_key"]))
        #expect(odd.decision == .asked)
        let console = try await explain(daemon, "login") { $0.terminal = "tty1" }
        #expect(console.risk == nil && console.signals.isEmpty)
        try await daemon.stop()
    }

    @Test func `is one that nothing speaks against where the account knows it all`() async throws {
        let daemon = try await Daemon(in: place)
        let fingerprint = try #require(KeyFingerprint(Self.key))
        try await daemon.enrol(alice) { account in
            let now = Self.wednesday.seconds - 3_600
            let network = FailureSource(remoteHost: "192.0.2.1")
            account.known.met(
                .key(Array(fingerprint.bytes.prefix(FailureSource.keyLength))), beside: network, at: now)
            _ = account.learn(nil, hasTerminal: nil, from: [network], at: now)
        }
        let usual = try await explain(daemon) {
            $0.from = "192.0.2.7"
            $0.key = Self.key
        }
        #expect(usual.risk == .low && usual.signals.isEmpty && usual.decision == .notAsked)
        try await daemon.stop()
    }

    @Test func `is of nothing that cannot be`() async throws {
        let daemon = try await Daemon(in: place)
        let wrong: [(String, WritableKeyPath<ExplainPolicyParameters, String?>, String)] = [
            ("from", \.from, "here"), ("key", \.key, "MD5:x"), ("target", \.target, ""),
            ("terminal", \.terminal, ""), ("terminal", \.terminal, "a b"),
        ]
        for (field, path, value) in wrong {
            await #expect(throws: ControlError.invalidParameter(field)) {
                try await explain(daemon) { $0[keyPath: path] = value }
            }
        }
        await #expect(throws: ControlError.invalidParameter("service")) { try await explain(daemon, "a/b") }
        try await daemon.stop()
    }
}
