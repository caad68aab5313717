import Identity
import NIOCore
import NIOPosix
import Testing
import Wire

@testable import OtherProcesses

/// The daemon's side, against listeners that keep to no manners.
@Suite struct `Asking the root helper` {
    let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    let question: PasswordQuestion
    /// Beside a thousand other tests a listener may have to wait for its turn.
    let patience = TimeAmount.minutes(10)

    init() throws {
        question = try PasswordQuestion(user: AccountName("alice"), password: Array("secret".utf8))
    }

    @Test(arguments: PasswordAnswer.allCases)
    func `gets its answer, in one piece or many`(answer: PasswordAnswer) async throws {
        for pieces in [[answer.bytes], answer.bytes.map { [$0] }] {
            let listener = FakeListener()
            let serving = try listener.serve(.answering(pieces))
            let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: patience)
            #expect(try await helper.checkPassword(question).get() == answer)
            try await serving.value
            #expect(listener.received == question.bytes)
        }
    }

    @Test(arguments: [
        [UInt8](repeating: 0x47, count: 100), [0x53, 0x52, 1, 0x81, 0, 0, 0, 1, 9],
        PasswordAnswer.accepted.bytes + [1], Array(PasswordAnswer.accepted.bytes.dropLast()), [],
    ])
    func `takes no answer for any other bytes`(bytes: [UInt8]) async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.answering([bytes]))
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: patience)
        #expect(try await helper.checkPassword(question).get() == .unavailable)
        _ = await serving.result
    }

    @Test func `is over when the listener closes`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.closing)
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: patience)
        #expect(try await helper.checkPassword(question).get() == .unavailable)
        try await serving.value
    }

    @Test func `is over after its time, and the connection with it`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: .milliseconds(50)) { _ in
            true
        }
        #expect(try await helper.checkPassword(question).get() == .unavailable)
        try await serving.value
    }

    @Test func `tells a listener of another user nothing`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: .seconds(20)) { _ in
            false
        }
        #expect(try await helper.checkPassword(question).get() == .unavailable)
        try await serving.value
        #expect(listener.received.isEmpty)
    }

    @Test(
        arguments: [
            (0, 1000, true), (1000, 1000, true), (0, 0, true), (1001, 1000, false), (1000, 0, false),
            (.max, 1000, false),
        ] as [(UInt32, UInt32, Bool)])
    func `trusts root and itself`(listener: UInt32, own: UInt32, isTrusted: Bool) {
        let trusts = RootHelper.trusts(UserID(rawValue: listener), as: UserID(rawValue: own))
        #expect(trusts == isTrusted)
    }

    @Test(arguments: ["/nonexistent/helper.sock", "/tmp/" + String(repeating: "x", count: 200), ""])
    func `is unavailable where nobody listens`(path: String) async throws {
        let helper = RootHelper(path: path, eventLoop: eventLoop)
        #expect(try await helper.checkPassword(question).get() == .unavailable)
    }
}
