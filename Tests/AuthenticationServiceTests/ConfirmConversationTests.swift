import Account
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// Whoever asks here is of group 0, and so an administrator.
@Suite struct `A confirmation at a terminal` {
    private let own: OwnAccount
    private let other: Person

    init() throws {
        own = try OwnAccount(
            settings: """
                version = 1
                login.require = "if-enrolled"
                control.administrators = ["root"]
                """)
        other = try Person(2, name: "bin")
    }

    private func open(_ daemon: Daemon, of user: AccountName?) async throws -> Dialogue {
        let action = SelfServiceRequest.Action.confirm(
            purpose: "export customers", freshSeconds: 900, user: user)
        return try await daemon.open(action, as: own.owner)
    }

    @Test(arguments: [false, true])
    func `by oneself wants the password first, and naming oneself does not spare it`(isNamed: Bool)
        async throws
    {
        let (daemon, helper) = try await own.startWithHelper()
        let confirmation = try await open(daemon, of: isNamed ? own.owner.name : nil)
        #expect(confirmation.opening.prompt == "Password: ")
        #expect(try await confirmation.type(FakeHelper.password).prompt == "Verification code (? for help): ")
        #expect(try await confirmation.type(own.owner.code()).verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
        let record = try #require(daemon.journal.records(of: .selfServiceGranted).first)
        #expect(
            record[.confirmedFor] == "export customers" && record[.uid] == "1" && record[.actorUID] == nil)
    }

    @Test func `of another is told to the journal as that person's, with who asked and what for`()
        async throws
    {
        let (daemon, helper) = try await own.startWithHelper()
        try await daemon.enrol(other)
        let confirmation = try await open(daemon, of: other.name)
        #expect(confirmation.opening.prompt == "Verification code (? for help): ")
        #expect(try await confirmation.type(other.code()).verdict == .granted)
        try await daemon.stop()
        try await helper.stop()
        let record = try #require(daemon.journal.records(of: .selfServiceGranted).first)
        #expect(record[.confirmedFor] == "export customers" && record[.user] == "bin")
        #expect(record[.uid] == "2" && record[.actorUID] == "1")
    }
}
