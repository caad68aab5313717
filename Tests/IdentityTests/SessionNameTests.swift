import Identity
import Testing

@Suite struct `The session of a process` {
    private static func place(audit: UInt32? = nil, _ controlGroup: String? = nil) -> ProcessPlace {
        ProcessPlace(
            process: ProcessIdentity(pid: 7, startTime: 1), ancestors: [], auditSession: audit,
            controlGroup: controlGroup)
    }

    @Test func `is named by audit before anything else`() {
        #expect(Self.place(audit: 5).name == .audit(5))
        #expect(Self.place(audit: 0, "/user.slice/session-3.scope").name == .audit(0))
        #expect(Self.place().name == nil)
    }

    @Test(arguments: [
        ("/user.slice/user-1000.slice/session-3.scope", "/user.slice/user-1000.slice/session-3.scope"),
        ("/user.slice/user-1000.slice/session-c2.scope/a/b", "/user.slice/user-1000.slice/session-c2.scope"),
        ("/user.slice/session-1.scope/session-2.scope", "/user.slice/session-1.scope"),
    ])
    func `is named by logind's scope, whatever is below that`(controlGroup: String, scope: String) {
        #expect(Self.place(controlGroup).name == .scope(scope))
    }

    /// A user may make groups below their own manager, and call them as they like.
    @Test(arguments: [
        "", "/", "session-3.scope", "/session-3.scope", "/system.slice/ssh.service",
        "/user.slice/user-1000.slice/user@1000.service/session-3.scope",
        "/user.slice/user-1000.slice/user@1000.service/x.slice/session-3.scope",
        "/docker/0123/user.slice/user-1000.slice/session-3.scope", "/../user.slice/session-3.scope",
        "/user.slice//session-3.scope", "user.slice/user-1000.slice/session-3.scope",
        "/user.slice/user-1000.slice/session-3.scope (deleted)", "/user.slice/session-3.scopes",
        "/user.slice/my-session-3.scope", "/user.slice/session-.scope.d",
    ])
    func `is not named by what a user could have made, or by half a path`(controlGroup: String) {
        #expect(Self.place(controlGroup).name == nil)
    }
}
