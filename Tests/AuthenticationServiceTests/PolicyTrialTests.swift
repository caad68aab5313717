import FoundationEssentials
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `Settings that are tried out` {
    private static let before = "version = 1\nhelp.contact = \"before\"\n"
    private static let trial = "version = 1\nhelp.contact = \"on trial\"\n"
    private let place: Place

    init() throws {
        place = try Place(settings: Self.before)
    }

    private static func call(_ text: String = trial, within seconds: Int = 600) -> ControlCall {
        .applyPolicy(ApplyPolicyParameters(file: "new.conf", settings: text, confirmWithin: seconds))
    }

    @Test func `are refused with every fault and its place`() async throws {
        let daemon = try await Daemon(in: place)
        let refusal = try await daemon.ask(Self.call("version = 1\nhlp = 1\n[login]\nrequire = 2\n")).refusal
        guard case .settingsRejected(let faults) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(faults.count == 2)
        #expect(
            faults.first?.hasPrefix("new.conf:2:1") == true && faults.last?.hasPrefix("new.conf:4:") == true)
        #expect(try await daemon.ask(Self.call("= 1")).refusal != nil)
        #expect(try await daemon.contact() == "before")
        #expect(try await daemon.status().trial == nil)
        try await daemon.stop()
    }

    @Test(arguments: [
        ("confirmWithin", ApplyPolicyParameters(file: "f", settings: "", confirmWithin: 4)),
        ("confirmWithin", ApplyPolicyParameters(file: "f", settings: "", confirmWithin: 86_401)),
        ("file", ApplyPolicyParameters(file: "", settings: "", confirmWithin: 60)),
        (
            "settings",
            ApplyPolicyParameters(
                file: "f", settings: String(repeating: "#", count: 262_145), confirmWithin: 60)
        ),
    ])
    func `are bounded`(field: String, call: ApplyPolicyParameters) async throws {
        let daemon = try await Daemon(in: place)
        #expect(try await daemon.ask(.applyPolicy(call)).refusal == .invalidParameter(field))
        try await daemon.stop()
    }

    @Test func `hold at once, and one trial at a time, with the drop-ins of the file`() async throws {
        let folder = "\(place.configuration).d"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try Data("login.enrol = \"admin\"\n".utf8).write(to: URL(filePath: "\(folder)/a.conf"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(folder)/a.conf")
        let daemon = try await Daemon(in: place)
        async let outcome = daemon.outcome(Self.call())
        let number = try await daemon.trialNumber()
        #expect(try await daemon.contact() == "on trial")
        #expect(try await daemon.status().trial?.file == "new.conf")
        #expect(try await daemon.run { $0.logins.rules.enrolment.enrol } == "admin")
        #expect(try await daemon.ask(Self.call()).refusal == .trialRunning)
        try await daemon.run { $0.logins.rules.revert(number) }
        #expect(try await outcome == ApplyPolicyReply(outcome: .reverted))
        #expect(try await daemon.contact() == "before")
        #expect(try await daemon.status().trial == nil)
        try await daemon.stop()
        let began = try #require(daemon.journal.records(of: .policyTrial).first)
        #expect(began[.position] == "new.conf" && began[.seconds] == "600" && began[.actorUID] == "0")
        #expect(daemon.journal.records(of: .policyReverted).first?[.position] == "new.conf")
    }

    @Test func `stay once an administrator has proven a factor`() async throws {
        let daemon = try await Daemon(in: place)
        async let outcome = daemon.outcome(Self.call())
        let number = try await daemon.trialNumber()
        try await daemon.run { $0.logins.rules.proven(by: .root, gids: [], serial: number) }
        #expect(try await outcome == ApplyPolicyReply(outcome: .confirmed, by: "root"))
        #expect(try await daemon.contact() == "on trial")
        #expect(try await daemon.status().trial == nil)
        try await daemon.stop()
        #expect(daemon.journal.records(of: .policyConfirmed).first?[.actorUID] == "0")
    }

    @Test func `give way to what a reload finds, and not to what it cannot use`() async throws {
        let daemon = try await Daemon(in: place)
        async let outcome = daemon.outcome(Self.call())
        _ = try await daemon.trialNumber()
        try Data("version = 2\n".utf8).write(to: URL(filePath: place.configuration))
        let broken = try await daemon.reload()
        #expect(broken.problem?.contains("sallyport.conf:1:") == true)
        #expect(try await daemon.contact() == "on trial")
        #expect(try await daemon.status().trial != nil)
        try Data("version = 1\nhelp.contact = \"after\"\n".utf8).write(to: URL(filePath: place.configuration))
        #expect(try await daemon.reload() == ReloadSettingsReply(warnings: []))
        #expect(try await outcome == ApplyPolicyReply(outcome: .replaced))
        #expect(try await daemon.contact() == "after")
        #expect(try await daemon.status().problem == nil)
        try await daemon.stop()
    }

    @Test func `come back by themselves`() async throws {
        let daemon = try await Daemon(in: place)
        #expect(try await daemon.outcome(Self.call(within: 5)) == ApplyPolicyReply(outcome: .reverted))
        #expect(try await daemon.contact() == "before")
        try await daemon.stop()
    }
}

extension Daemon {
    fileprivate func outcome(_ call: ControlCall) async throws -> ApplyPolicyReply {
        guard case .appliedPolicy(let reply) = try await ask(call).get() else { throw Unexpected() }
        return reply
    }

    fileprivate func reload() async throws -> ReloadSettingsReply {
        guard
            case .reloadedSettings(let reply) = try await ask(.reloadSettings(ReloadSettingsParameters()))
                .get()
        else { throw Unexpected() }
        return reply
    }

    fileprivate func contact() async throws -> String? { try await run { $0.logins.rules.contact } }
    fileprivate func status() async throws -> SettingsStatus { try await run { $0.logins.rules.status } }

    /// Waits for a trial to begin.
    fileprivate func trialNumber() async throws -> Int {
        for _ in 1...10_000 {
            if let number = try await run({ $0.logins.rules.trial?.serial }) { return number }
            try await Task.sleep(for: .milliseconds(1))
        }
        throw Unexpected()
    }
}
