import Glibc
import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `Offboarding, as the command tells of it,` {
    private static func daemon(_ change: @escaping @Sendable (inout OffboardUserReply) -> Void = { _ in })
        throws
        -> ControlDaemon
    {
        try ControlDaemon { call in
            guard case .offboardUser(let asked) = call else { return .failure(.permissionDenied) }
            var reply = OffboardUserReply(user: asked.user, changed: true)
            change(&reply)
            return .success(.offboardedUser(reply))
        }
    }

    private static let full: @Sendable (inout OffboardUserReply) -> Void = { reply in
        (reply.factors, reply.recoveryCodes, reply.devices, reply.passes) = (2, 8, 1, 1)
        (reply.contacts, reply.told, reply.sessionsEnded) = (1, 1, 2)
    }

    @Test func `says what was done`() throws {
        let daemon = try Self.daemon(Self.full)
        let ending = try daemon.run("user offboard root --reason left --notify --no-checklist")
        let said = """
            root is cut off for good.
            Wiped: 2 factors, 8 recovery codes, 1 device, 1 pass, 1 contact.
            1 contact is told.
            2 sessions of root are ended.

            """
        #expect(ending == .init(status: 0, output: said, complaint: ""))
        guard case .offboardUser(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.reason == "left" && call.notify == true && call.dryRun == nil)
    }

    @Test func `says what would be done`() throws {
        let ending = try Self.daemon(Self.full).run("user offboard root --dry-run --notify --no-checklist")
        let said = """
            root would be cut off for good.
            To be wiped: 2 factors, 8 recovery codes, 1 device, 1 pass, 1 contact.
            1 contact would be told.
            2 sessions of root would be ended.

            """
        #expect(ending == .init(status: 0, output: said, complaint: ""))
    }

    @Test func `says that there was nothing, or nobody to tell`() throws {
        let ending = try Self.daemon().run("user offboard root --notify --no-checklist")
        let said = """
            root is cut off for good.
            The account had nothing that could be wiped.
            Nobody is told: the account had no verified contact.

            """
        #expect(ending == .init(status: 0, output: said, complaint: ""))
        let again = try Self.daemon { $0.changed = false }.run("user offboard root --no-checklist")
        #expect(again.output == "root was offboarded already.\n")
    }

    @Test func `is to be tried again where a session could not be ended`() throws {
        let ending = try Self.daemon { $0.sessionsLeft = 1 }.run("user offboard root --no-checklist")
        #expect(ending.status == ExitReason.tryAgain.rawValue)
        #expect(ending.output.hasSuffix("1 session of root could not be ended; the journal has more.\n"))
    }

    @Test func `has one object of JSON`() throws {
        let ending = try Self.daemon(Self.full).run("user offboard root --json --dry-run --no-checklist")
        let json =
            #"{"changed":true,"contacts":1,"devices":1,"dryRun":true,"factors":2,"passes":1,"recoveryCodes":8,"#
            + #""sessionsEnded":2,"sessionsLeft":0,"told":1,"user":"root"}"#
        #expect(ending == .init(status: 0, output: json + "\n", complaint: ""))
    }

    @Test(arguments: ["", "--no-checklist", "--dry-run"])
    func `is not for root`(options: String) throws {
        let daemon = try ControlDaemon { call in
            guard case .offboardUser(let asked) = call else { return .failure(.permissionDenied) }
            return .failure(.rootIsKept(asked.user))
        }
        let refused = try daemon.run("user offboard root \(options)")
        #expect(refused.status == ExitReason.badData.rawValue && refused.output.isEmpty)
        #expect(refused.complaint.contains("root has uid 0, which is never offboarded"))
    }

    @Test(.enabled(if: getuid() == 0))
    func `lists nothing of root, whatever the daemon says`() throws {
        let ending = try Self.daemon().run("user offboard root --dry-run")
        #expect(ending.status == ExitReason.badData.rawValue && !ending.output.contains("userdel"))
    }

    @Test func `names the way back`() throws {
        let daemon = try ControlDaemon { call in
            guard case .unlockUser(let asked) = call else { return .failure(.permissionDenied) }
            return asked.offboarded == true
                ? .success(.changedUser(ChangeUserReply(user: asked.user, changed: true)))
                : .failure(.offboarded(asked.user))
        }
        let refused = try daemon.run("user unlock root")
        #expect(refused.status == ExitReason.badData.rawValue)
        #expect(refused.complaint.contains("sallyport user unlock --offboarded root"))
        #expect(try daemon.run("user unlock --offboarded root").output == "root is unlocked.\n")
    }

    @Test(
        arguments: [
            (
                "--dry-run",
                "The record of the offboarded account before would be removed; root would begin as somebody new.\n"
            ),
            ("", "The record of the offboarded account before is removed; root begins as somebody new.\n"),
        ])
    func `says that the record of the one before goes`(option: String, words: String) throws {
        let daemon = try ControlDaemon { call in
            guard case .unlockUser(let asked) = call else { return .failure(.permissionDenied) }
            let reply = ChangeUserReply(user: asked.user, changed: true, recordRemoved: true)
            return .success(.changedUser(reply))
        }
        #expect(try daemon.run("user unlock --offboarded root \(option)").output == words)
    }

    @Test func `says of a later account what is in its way`() throws {
        let user = try UserReport(
            user: AccountName("carol"), uid: UserID(rawValue: 2_003), state: .mismatched, damage: "who")
        #expect(
            UserView(ShowUserReply(user: user), at: ReviewFixture.now, .plain).lines == [
                "carol (uid 2003): refused, since a record of somebody else is in the way", "  who",
            ])
    }
}
