import Account
import Identity
import Platform
import Testing
import Wire

@testable import AuthenticationService

/// What the daemon tells of accounts so that somebody can review them.
@Suite struct `For a review the daemon tells` {
    private let alice: Person

    init() throws {
        alice = try Person()
    }

    @Test func `when an account was used, how strong its key is, and when it will be dormant`() async throws {
        let place = try Place(settings: "version = 1\n[accounts]\ndormant_after = \"90d\"\n")
        let daemon = try await Daemon(in: place)
        let now = Moment.now().seconds
        try await daemon.enrol(alice) { account in
            account.lastProof = now - 86_400
            _ = account.learn(nil, hasTerminal: nil, from: [], at: now - 3_600)
            account.upkeep.missingSince = now - 60
        }
        for report in [try await daemon.show(alice), try await listed(daemon)] {
            #expect(report.lastLogin == Timestamp(seconds: (now - 3_600) / 3_600 * 3_600))
            #expect(report.missingSince == Timestamp(seconds: now - 60))
            #expect(report.offboarded == nil && !report.dormant)
            #expect(report.factors.first?.keyBits == 160)
            // The latest of what counts, which may be the enrolment.
            let from = try #require(report.dormantFrom)
            #expect(from.seconds >= now + 89 * 86_400 && from.seconds <= now + 90 * 86_400 + 60)
        }
        try await daemon.stop()
    }

    @Test func `who is offboarded, and who is dormant now`() async throws {
        let place = try Place(settings: "version = 1\n[accounts]\ndormant_after = \"1d\"\n")
        let daemon = try await Daemon(in: place)
        let bob = try Person(1_001)
        let now = Moment.now().seconds
        try await daemon.enrol(alice) { $0.offboard(Lock(since: now, until: nil, reason: "left")) }
        try await daemon.enrol(bob) { account in
            let factors = account.factors
            account = Account(
                name: account.name, uid: account.uid, created: 1, lastFactor: FactorID(rawValue: 1))
            account.factors = factors.map {
                Factor(id: $0.id, name: $0.name, created: 1, authenticator: $0.authenticator)
            }
        }
        let report = try await daemon.show(alice)
        #expect(report.state == .offboarded && report.offboarded == Timestamp(seconds: now))
        #expect(report.dormantFrom == nil && !report.dormant)
        let idle = try await daemon.show(bob)
        #expect(idle.dormant && idle.dormantFrom == Timestamp(seconds: 86_401))
        try await daemon.stop()
    }

    @Test func `what the settings in force say`() async throws {
        let place = try Place(
            settings: """
                version = 1
                [accounts]
                dormant_after = "90d"
                [sessions]
                idle = "15m"
                """)
        let daemon = try await Daemon(in: place)
        guard case .status(let status) = try await daemon.ask(.getStatus(GetStatusParameters())).get() else {
            throw Daemon.Unexpected()
        }
        #expect(
            status.policy
                == PolicySummary(
                    services: ["sshd", "login"], require: "always",
                    methods: ["totp", "hotp", "email", "sms", "recovery-code"], dormantAfter: "90d",
                    idle: "15m", max: "30d"))
        try await daemon.stop()
    }

    private func listed(_ daemon: Daemon) async throws -> UserReport {
        guard case .listedUsers(let reply, _) = try await daemon.ask(.listUsers(ListUsersParameters())).get()
        else {
            throw Daemon.Unexpected()
        }
        return try #require(reply.users.first)
    }
}
