import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `The remembered devices` {
    private static let time = Timestamp(seconds: 1_800_000_000)
    private static let key = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
    private static let devices = [
        DeviceReport(
            id: 1, kind: "ssh-ed25519", fingerprint: key, firstUse: time, lastUse: time,
            from: "203.0.113.0/24", ends: time),
        DeviceReport(
            id: 12, kind: "ecdsa-sha2-nistp256", fingerprint: key, firstUse: time, lastUse: time,
            from: "2001:db8:20::/48", boundTo: "2001:db8:20::/48", ends: time),
    ]
    private static let table = [
        "ID  FIRST USED  LAST USED   FROM                   ENDS",
        "1   2027-01-15  2027-01-15  203.0.113.0/24         2027-01-15T08:00Z", "    ssh-ed25519 \(key)",
        "12  2027-01-15  2027-01-15  2001:db8:20::/48 only  2027-01-15T08:00Z",
        "    ecdsa-sha2-nistp256 \(key)",
    ]

    @Test func `are listed with their keys, in lines that fit a terminal`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("devices")
        let shown = Self.table.joined(separator: "\n") + "\n"
        #expect(ending == .init(status: 0, output: shown, complaint: ""))
        #expect(Self.table.allSatisfy { $0.count <= 78 })
        guard case .showUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.user == nil)
        let json = try daemon.run("devices --json").output
        #expect(json.hasPrefix(#"[{"ends":"2027-01-15T08:00:00Z","fingerprint":"#))
    }

    @Test func `stand in the account`() throws {
        let user = UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 1_000), state: .enrolled,
            devices: Self.devices)
        let lines = UserView(ShowUserReply(user: user), .plain).lines
        #expect(Self.table.allSatisfy { lines.contains("  " + $0) })
        let factor = FactorReport(
            id: FactorID(rawValue: 1), method: .email, name: "e-mail", digits: 8, created: Self.time)
        var enrolled = user
        enrolled.factors = [factor]
        let steps = NextSteps(enrolled, hasOldFile: false, .plain).lines
        #expect(steps.contains { $0.hasPrefix("  sallyport devices ") })
    }

    @Test func `are none where none is remembered`() throws {
        let daemon = try Self.daemon([])
        #expect(try daemon.run("devices").output == "No device is remembered.\n")
        #expect(try daemon.run("devices --json").output == "[]\n")
    }

    @Test(
        arguments: [
            (
                "forget 12", 12, 1, false,
                "Device 12 of alice is forgotten; a login from there is asked again."
            ),
            ("forget 12 --dry-run", 12, 1, true, "Device 12 of alice would be forgotten;"),
            ("forget --all", nil, 2, false, "2 devices of alice are forgotten;"),
            ("forget --all", nil, 0, false, "alice has no remembered device."),
        ] as [(String, Int?, Int, Bool, String)])
    func `are forgotten`(
        words: String, device: Int?, count: Int, dryRun: Bool, sentence: String
    ) throws {
        let daemon = try ControlDaemon { _ in
            (try? AccountName("alice")).map {
                .success(.forgotDevices(ForgetDevicesReply(user: $0, forgotten: count)))
            } ?? .failure(.permissionDenied)
        }
        let ending = try daemon.run("devices \(words)")
        #expect(ending.status == 0 && ending.output.hasPrefix(sentence))
        guard case .forgetDevices(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.device == device && call.dryRun == (dryRun ? true : nil) && call.user == nil)
    }

    @Test func `of another are named by administrators`() throws {
        let daemon = try Self.daemon()
        _ = try daemon.run("devices --user root")
        guard case .showUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.user?.description == "root")
    }

    @Test func `that do not exist are bad data`() throws {
        let daemon = try ControlDaemon { _ in
            (try? AccountName("alice")).map { .failure(.noSuchDevice($0, device: 7)) }
                ?? .failure(.permissionDenied)
        }
        let ending = try daemon.run("devices forget 7")
        #expect(ending.status == ExitReason.badData.rawValue)
        #expect(ending.complaint.contains("alice has no remembered device 7"))
    }

    private static func daemon(_ devices: [DeviceReport] = devices) throws -> ControlDaemon {
        let user = UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 1_000), state: .enrolled, devices: devices)
        return try ControlDaemon { _ in .success(.shownUser(ShowUserReply(user: user))) }
    }
}
