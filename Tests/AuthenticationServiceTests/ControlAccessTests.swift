import Identity
import Policy
import Testing
import Wire

@testable import AuthenticationService

/// The table verb × peer, through the desk itself; whatever is not in it is refused.
@Suite struct `Over the control socket` {
    /// Debian's first system user, which every name service has.
    private static let owner = UserID(rawValue: 1)

    private static let peers: [(kind: ControlAccess.PeerClass, peer: Peer)] = [
        (.root, peer(0, gid: 0)), (.administrator, peer(4_000, gid: 100, groups: [0])),
        (.helpdesk, peer(4_001, gid: 1)), (.owner, peer(1, gid: 100)), (.other, peer(65_534, gid: 100)),
    ]

    private static func calls() throws -> [ControlCall] {
        let name = try AccountName("daemon")
        return [
            .enrolUser(EnrolUserParameters(user: name, uid: owner)),
            .showUser(ShowUserParameters(user: name, uid: owner)), .listUsers(ListUsersParameters()),
            .resetUser(ResetUserParameters(user: name, uid: owner)),
            .lockUser(LockUserParameters(user: name, uid: owner)),
            .unlockUser(UnlockUserParameters(user: name, uid: owner)),
            .offboardUser(OffboardUserParameters(user: name, uid: owner)),
            .issuePass(IssuePassParameters(user: name, uid: owner, for: 60, uses: 1)),
            .setContact(SetContactParameters(user: name, uid: owner)),
            .notifyUser(NotifyUserParameters(user: name, uid: owner, text: "?")),
            .testCourier(TestCourierParameters(to: try Destination("probe@example.org", by: .email))),
            .importUsers(ImportUsersParameters(entries: [])), .getStatus(GetStatusParameters()),
            .explainPolicy(ExplainPolicyParameters(user: name, uid: owner, service: "sshd")),
            .acceptClock(AcceptClockParameters()),
            .forgetDevices(ForgetDevicesParameters(user: name, uid: owner)),
            .confirmUser(
                ConfirmUserParameters(user: name, uid: owner, purpose: "export", freshSeconds: 900)),
            // Not a second: who may ask for it is told that much.
            .applyPolicy(ApplyPolicyParameters(file: "f", settings: "", confirmWithin: 0)),
            .reloadSettings(ReloadSettingsParameters()),
            .listSessions(ListSessionsParameters(user: name, uid: owner)),
            .endSession(EndSessionParameters(user: name, uid: owner)),
        ]
    }

    @Test(arguments: peers.indices)
    func `each verb is for whom the table names`(row: Int) async throws {
        let (kind, peer) = Self.peers[row]
        let settings = """
            version = 1
            [control]
            administrators = ["root"]
            helpdesk = ["daemon"]
            """
        let daemon = try await Daemon(in: try Place(settings: settings))
        let calls = try Self.calls()
        #expect(Set(calls.map(\.method)) == Set(ControlMethod.allCases))
        for call in calls {
            let verb = try #require(ControlAccess.Verb(rawValue: call.method.rawValue))
            let isRefused = try await daemon.ask(call, as: peer).isPermissionDenied
            #expect(isRefused != ControlAccess.permits(verb, to: kind), "\(verb) by \(kind)")
        }
        try await daemon.stop()
    }

    @Test func `nobody learns of others by asking for them as oneself`() async throws {
        let daemon = try await Daemon(in: try Place())
        let owner = Self.peer(1, gid: 100)
        let bin = try AccountName("bin")
        let (own, other) = (ShowUserParameters(), ShowUserParameters(user: bin))
        let disguised = ShowUserParameters(user: bin, uid: Self.owner)
        let renamed = ShowUserParameters(user: try AccountName("daemon"), uid: UserID(rawValue: 2))
        #expect(try await !daemon.ask(.showUser(own), as: owner).isPermissionDenied)
        for call in [other, disguised, renamed] {
            #expect(try await daemon.ask(.showUser(call), as: owner).isPermissionDenied)
            let forget = ForgetDevicesParameters(user: call.user, uid: call.uid)
            #expect(try await daemon.ask(.forgetDevices(forget), as: owner).isPermissionDenied)
            let confirm = ConfirmUserParameters(
                user: call.user, uid: call.uid, purpose: "export", freshSeconds: 900)
            #expect(try await daemon.ask(.confirmUser(confirm), as: owner).isPermissionDenied)
        }
        try await daemon.stop()
    }

    private static func peer(_ uid: UInt32, gid: UInt32, groups: [UInt32] = []) -> Peer {
        Peer(
            uid: UserID(rawValue: uid), gid: GroupID(rawValue: gid),
            groups: groups.map(GroupID.init(rawValue:)),
            pid: 1)
    }
}

extension Result<ControlReply, ControlError> {
    var isPermissionDenied: Bool {
        if case .failure(.permissionDenied) = self { true } else { false }
    }
}
