import Identity
import Platform
import Testing
import Varlink
import Wire

@Suite struct `The Varlink client` {
    @Test func `gets the answer to what it asked`() throws {
        let alice = try AccountName("alice")
        let daemon = try FakeDaemon { call in
            guard case .unlockUser(let asked)? = try? ControlCall(call) else { return nil }
            return try? VarlinkReply.message(
                .changedUser(ChangeUserReply(user: asked.user, changed: asked.dryRun == true)))
        }
        var client = try VarlinkClient(path: daemon.path, timeoutMilliseconds: 5_000)
        #expect(try client.call(UnlockUserParameters(user: alice, dryRun: true)).changed)
        #expect(try !client.call(UnlockUserParameters(user: alice)).changed)
    }

    @Test func `takes an answer in parts, however they arrive`() throws {
        let part = ListUsersReply(users: [])
        let daemon = try FakeDaemon { call in
            guard call.wantsMore, let more = try? VarlinkReply.message(.listedUsers(part, continues: true)),
                let last = try? VarlinkReply.message(.listedUsers(part, continues: false))
            else { return nil }
            return more + more + last
        }
        var client = try VarlinkClient(path: daemon.path, timeoutMilliseconds: 5_000)
        var parts = 0
        try client.call(ListUsersParameters()) { _ in parts += 1 }
        #expect(parts == 3)
    }

    @Test func `tells the daemon's errors from its own`() throws {
        let daemon = try FakeDaemon { _ in try? VarlinkReply.message(ControlError.permissionDenied) }
        var client = try VarlinkClient(path: daemon.path, timeoutMilliseconds: 5_000)
        let error = #expect(throws: VarlinkError.self) { try client.call(GetStatusParameters()) }
        #expect(error == .refused(.permissionDenied))
    }

    @Test(arguments: [
        "{}", "nonsense", #"{"continues":true,"parameters":{"now":"2027-01-31T00:00:00Z","changed":true}}"#,
    ])
    func `does not take for an answer what is none`(answer: String) throws {
        let daemon = try FakeDaemon { _ in Array(answer.utf8) + [0] }
        var client = try VarlinkClient(path: daemon.path, timeoutMilliseconds: 5_000)
        let error = #expect(throws: VarlinkError.self) { try client.call(AcceptClockParameters()) }
        #expect(error == .malformed)
    }

    @Test func `does not wait for ever`() throws {
        let daemon = try FakeDaemon { _ in [] }
        var client = try VarlinkClient(path: daemon.path, timeoutMilliseconds: 100)
        let error = #expect(throws: VarlinkError.self) { try client.call(AcceptClockParameters()) }
        #expect(error == .timedOut)
    }

    @Test func `notices that the daemon went away`() throws {
        let daemon = try FakeDaemon { _ in nil }
        var client = try VarlinkClient(path: daemon.path, timeoutMilliseconds: 5_000)
        let error = #expect(throws: VarlinkError.self) { try client.call(AcceptClockParameters()) }
        #expect(error == .broken)
    }

    @Test func `says that nobody listens`() {
        let error = #expect(throws: VarlinkError.self) {
            _ = try VarlinkClient(path: "/tmp/sallyport-nobody/control.sock", timeoutMilliseconds: 1_000)
        }
        guard case .place(.unreachable) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
