import Foundation
import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `Rules on trial` {
    private static let old = "version = 1\n# old\n"
    private static let new = "version = 1\n# new\n"
    private static let confirmed = ApplyPolicyReply(outcome: .confirmed, by: "eve")

    @Test func `are written once they are confirmed, and the old ones stay beside them`() throws {
        let daemon = try Self.daemon(Self.confirmed)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640, .groupOwnerAccountID: 4], ofItemAtPath: Self.path(daemon, "own.conf"))
        let ending = try Self.apply(daemon)
        #expect(ending.status == 0 && ending.output.hasPrefix("Confirmed by eve: "))
        #expect(ending.complaint == "warning: w\n")
        #expect(Self.text(daemon, "own.conf") == Self.new && Self.text(daemon, "own.conf.before") == Self.old)
        for name in ["own.conf", "own.conf.before"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: Self.path(daemon, name))
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            #expect(attributes[.groupOwnerAccountID] as? Int == 4)
        }
        guard case .applyPolicy(let call)? = daemon.calls.dropFirst().first,
            case .reloadSettings? = daemon.calls.last
        else {
            Issue.record("no call"); return
        }
        #expect(call.settings == Self.new && call.confirmWithin == 60)
        #expect(Self.drafts(daemon).isEmpty)
    }

    @Test(arguments: [
        (ApplyPolicyReply.Outcome.reverted, ExitReason.notPermitted, "the old ones are in force"),
        (.replaced, .tryAgain, "read anew by eve"),
    ])
    func `are not written otherwise`(
        outcome: ApplyPolicyReply.Outcome, reason: ExitReason, words: String
    ) throws {
        let daemon = try Self.daemon(ApplyPolicyReply(outcome: outcome, by: "eve"))
        let ending = try Self.apply(daemon)
        #expect(ending.status == reason.rawValue && ending.complaint.contains(words))
        #expect(Self.text(daemon, "own.conf") == Self.old && daemon.calls.count == 2)
    }

    @Test(arguments: [
        (ControlError.trialRunning, ExitReason.tryAgain), (.permissionDenied, .notPermitted),
        (.settingsRejected(faults: ["f:1:1: no"]), .faultsFound),
    ])
    func `are refused at once`(error: ControlError, reason: ExitReason) throws {
        let daemon = try Self.daemon { _ in .failure(error) }
        let ending = try Self.apply(daemon)
        #expect(ending.status == reason.rawValue && !ending.complaint.contains("Log in from another"))
        #expect(Self.text(daemon, "own.conf") == Self.old)
    }

    @Test func `are judged first, with the drop-ins of the settings that they replace`() throws {
        let daemon = try Self.daemon(Self.confirmed)
        try daemon.folder.write("nonsense = 1\n", to: "bad.conf")
        let ending = try Self.apply(daemon, "bad.conf")
        #expect(ending.status == ExitReason.faultsFound.rawValue && ending.output.contains("bad.conf:1:1"))
        try daemon.folder.write("[login]\nrequire = \"sometimes\"\n", to: "own.conf.d/1.conf")
        let dropIn = try Self.apply(daemon)
        #expect(dropIn.complaint.isEmpty)
        #expect(dropIn.status == ExitReason.faultsFound.rawValue && dropIn.output.contains("1.conf:2:"))
        #expect(daemon.calls.isEmpty)
    }

    @Test func `are not tried out where the daemon reads another file`() throws {
        let daemon = try Self.daemon(served: "/dev/null") { _ in .failure(.trialRunning) }
        let ending = try Self.apply(daemon)
        #expect(ending.status == ExitReason.configuration.rawValue && daemon.calls.count == 1)
        #expect(
            ending.complaint.contains("the daemon reads /dev/null, not ")
                && Self.text(daemon, "own.conf") == Self.old)
    }

    @Test func `are not written to the usual file where the daemon reads one in a folder of its own`() throws
    {
        let folder = TemporaryFolder()
        let file = try ReplacedFile(path: "\(folder.path)/own.conf")
        for (served, usual, isRefused) in [
            ("own.conf", file.path, true), ("own.conf", "\(folder.path)/usual.conf", false),
            (file.path, file.path, false), ("\(folder.path)/other.conf", "\(folder.path)/usual.conf", true),
        ] {
            let objection = PolicyTrial.objection(to: file, served: served, usual: usual)
            #expect((objection != nil) == isRefused && objection?.contains("reads \(served),") != false)
        }
    }

    @Test func `know a file by whatever path`() throws {
        let folder = TemporaryFolder()
        for name in ["own.conf", "other.conf"] { try folder.write("version = 1\n", to: name) }
        let file = try ReplacedFile(path: "\(folder.path)/own.conf")
        #expect(file.isSame(as: "\(folder.path)/./own.conf") && !file.isSame(as: "\(folder.path)/other.conf"))
        #expect(!file.isSame(as: "\(folder.path)/none.conf"))
        let absent = try ReplacedFile(path: "\(folder.path)/none.conf")
        #expect(
            absent.isSame(as: "\(folder.path)/none.conf") && !absent.isSame(as: "\(folder.path)/own.conf"))
    }

    @Test func `are only told of by --dry-run`() throws {
        let daemon = try Self.daemon(Self.confirmed)
        let ending = try Self.apply(daemon, "new.conf --dry-run")
        #expect(ending.status == 0 && ending.output.contains("would be tried out for 1m"))
        let json = try Self.apply(daemon, "new.conf --dry-run --json")
        #expect(json.output.contains(#""dryRun":true"#))
        #expect(daemon.calls.isEmpty && Self.text(daemon, "own.conf") == Self.old)
    }

    @Test func `are not tried out where they cannot be written`() throws {
        let daemon = try Self.daemon(Self.confirmed)
        try daemon.folder.link("link.conf", to: "own.conf")
        let ending = try daemon.run(
            "policy apply \(Self.path(daemon, "new.conf")) --config \(Self.path(daemon, "link.conf"))")
        #expect(ending.status == ExitReason.configuration.rawValue && daemon.calls.isEmpty)
        let missing = try Self.apply(daemon, "absent.conf")
        #expect(missing.status == ExitReason.configuration.rawValue && daemon.calls.isEmpty)
    }

    @Test func `that the daemon cannot read afterwards are told of`() throws {
        let daemon = try Self.daemon { call in
            if case .applyPolicy = call { return .success(.appliedPolicy(Self.confirmed)) }
            return .success(.reloadedSettings(ReloadSettingsReply(problem: "f:1:1: no", warnings: [])))
        }
        let ending = try Self.apply(daemon)
        #expect(ending.status == ExitReason.configuration.rawValue && ending.complaint.contains("f:1:1: no"))
        #expect(Self.text(daemon, "own.conf") == Self.new)
    }

    @Test func `say what to do while they wait, and how long`() throws {
        let terminal = try PseudoTerminal()
        let daemon = try Self.daemon { call in
            guard case .applyPolicy = call else {
                return .success(.reloadedSettings(ReloadSettingsReply(warnings: [])))
            }
            Thread.sleep(forTimeInterval: 2)
            return .success(.appliedPolicy(Self.confirmed))
        }
        let program = try RunningProgram(Self.words(daemon), folder: daemon.folder, at: terminal)
        let ending = program.ending()
        #expect(ending.status == 0)
        #expect(
            ending.complaint.contains(
                "Log in from another terminal with your second factor, as an administrator, before "))
    }

    @Test func `come to nothing after Ctrl-C`() throws {
        let terminal = try PseudoTerminal()
        let daemon = try Self.daemon { _ in
            Thread.sleep(forTimeInterval: 4)
            return .success(.appliedPolicy(Self.confirmed))
        }
        let program = try RunningProgram(Self.words(daemon), folder: daemon.folder, at: terminal)
        while daemon.calls.count < 2 { usleep(10_000) }
        terminal.type("\u{3}")
        let ending = program.ending()
        #expect(ending.status == ExitReason.notPermitted.rawValue)
        #expect(
            ending.complaint.contains("interrupted; nothing was written. The old rules come back at "))
        #expect(Self.text(daemon, "own.conf") == Self.old)
    }

    private static func daemon(_ reply: ApplyPolicyReply) throws -> ControlDaemon {
        try daemon { call in
            if case .applyPolicy = call { return .success(.appliedPolicy(reply)) }
            return .success(.reloadedSettings(ReloadSettingsReply(warnings: ["w"])))
        }
    }

    /// `served`: the settings file that the daemon says it reads; one without a folder could be anywhere.
    private static func daemon(
        served: String = "sallyport.conf",
        _ answer: @escaping @Sendable (ControlCall) -> Result<ControlReply, ControlError>
    ) throws -> ControlDaemon {
        let daemon = try ControlDaemon { call in
            guard case .getStatus = call else { return answer(call) }
            return .success(.status(ServedSettings.status(served)))
        }
        try daemon.folder.write(old, to: "own.conf")
        try daemon.folder.write(new, to: "new.conf")
        return daemon
    }

    private static func words(_ daemon: ControlDaemon, _ file: String = "new.conf") -> [String] {
        [
            "policy", "apply", "\(daemon.folder.path)/\(file)", "--confirm-within", "1m", "--config",
            path(daemon, "own.conf"),
        ]
    }

    private static func apply(
        _ daemon: ControlDaemon, _ file: String = "new.conf"
    ) throws -> Program.Ending {
        try daemon.run(words(daemon, file).joined(separator: " "))
    }

    private static func path(_ daemon: ControlDaemon, _ name: String) -> String {
        "\(daemon.folder.path)/\(name)"
    }

    private static func text(_ daemon: ControlDaemon, _ name: String) -> String? {
        try? String(contentsOfFile: path(daemon, name), encoding: .utf8)
    }

    /// Files that only exist while one is written.
    private static func drafts(_ daemon: ControlDaemon) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: daemon.folder.path)
        return (names ?? []).filter { $0.hasPrefix(".") }
    }
}
