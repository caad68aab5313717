import Foundation
import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `An explanation of policy` {
    /// Made by ssh-keygen(1), which says the fingerprint too.
    static let publicKey =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB1aARu/UiuHFPj37x0edJU9IcxHgAOhKWs0ze96Purj alice@laptop"

    @Test func `asks with all that is told`() throws {
        let daemon = try Self.daemon()
        try daemon.folder.write("# mine\nrestrict \(Self.publicKey)\n", to: "id.pub")
        let ending = try daemon.run(
            "policy explain root --service sudo --from 203.0.113.9 --key \(daemon.folder.path)/id.pub"
                + " --at 2026-11-22T03:00Z --as www-data --terminal /dev/pts/3")
        #expect(
            ending
                == .init(
                    status: 0, output: "A second factor is asked for.\n  risk: high\n  a\\u001B\n",
                    complaint: ""))
        guard case .explainPolicy(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.from == "203.0.113.9" && call.target == "www-data" && call.terminal == "pts/3")
        #expect(call.at == Timestamp("2026-11-22T03:00Z"))
        #expect(call.key == TypedKey.fingerprint(in: Array(Self.publicKey.utf8))?.description)
    }

    @Test func `says everything in JSON`() throws {
        let json = try Self.daemon().run("policy explain root --service sshd --json").output
        #expect(
            json
                == #"{"decision":"asked","lines":["risk: high","a\u001b"],"risk":"high","rule":"r","signals":["new_key"]}"#
                + "\n")
    }

    @Test func `takes the fingerprint of a key as it is`() throws {
        let text = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
        #expect(try TypedKey.fingerprint(text).description == text)
    }

    /// What ssh-keygen(1) says of it.
    @Test func `hashes a key as ssh-keygen does`() throws {
        let folder = TemporaryFolder()
        try folder.write(Self.publicKey + "\n", to: "id.pub")
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
        process.arguments = ["-l", "-f", "\(folder.path)/id.pub"]
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let own = try TypedKey.fingerprint("\(folder.path)/id.pub")
        #expect(said.split(separator: " ").contains { $0 == "\(own)" })
    }

    @Test(arguments: [
        ("SHA256:short", ExitReason.usage), ("/nonexistent.pub", .badData), ("/dev/null", .badData),
        ("/etc/passwd", .badData),
    ])
    func `refuses what is no key`(text: String, reason: ExitReason) throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("policy explain root --service sshd --key \(text)")
        #expect(ending.status == reason.rawValue && daemon.calls.isEmpty)
    }

    private static func daemon() throws -> ControlDaemon {
        try ControlDaemon { _ in
            .success(
                .explainedPolicy(
                    ExplainPolicyReply(
                        decision: .asked, rule: "r", risk: .high, signals: ["new_key"],
                        lines: ["risk: high", "a\u{1B}"])))
        }
    }
}
