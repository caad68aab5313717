import Identity
import NIOCore
import NIOPosix
import Testing
import Wire

@testable import OtherProcesses

@Suite struct `Asking the root helper about a process` {
    private let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    /// Beside a thousand other tests a listener may have to wait for its turn.
    private let patience = TimeAmount.minutes(10)

    private static let found = ProcessPlaceAnswer.found(
        ProcessPlace(
            process: ProcessIdentity(pid: 77, startTime: 5),
            ancestors: [ProcessIdentity(pid: 76, startTime: 4)],
            auditSession: 3, controlGroup: "/user.slice/session-3.scope"),
        of: UserID(rawValue: 1_000))

    @Test(arguments: [found, .gone, .unavailable])
    func `gets its answer, in one piece or many`(answer: ProcessPlaceAnswer) async throws {
        let question = try #require(PlaceQuestion(pid: 77, startTime: 5))
        for pieces in [[answer.bytes], answer.bytes.map { [$0] }] {
            let listener = FakeListener()
            let serving = try listener.serve(.answering(pieces))
            let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: patience)
            #expect(try await helper.placeOfProcess(77, startTime: 5).get() == answer)
            try await serving.value
            #expect(listener.received == question.bytes)
        }
    }

    @Test(arguments: [
        PasswordAnswer.accepted.bytes, found.bytes + [1], Array(found.bytes.dropLast()), [],
        [0x53, 0x52, 1, 0x82, 0, 0, 0, 4, 1, 0, 1, 9],
    ])
    func `takes no answer for any other bytes`(bytes: [UInt8]) async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.answering([bytes]))
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: patience)
        #expect(try await helper.placeOfProcess(77).get() == .unavailable)
        _ = await serving.result
    }

    @Test func `is over after its time`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: .milliseconds(50)) { _ in
            true
        }
        #expect(try await helper.placeOfProcess(77).get() == .unavailable)
        try await serving.value
    }

    @Test func `tells a listener of another user nothing`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let helper = RootHelper(path: listener.path, eventLoop: eventLoop, deadline: .seconds(20)) { _ in
            false
        }
        #expect(try await helper.placeOfProcess(77).get() == .unavailable)
        try await serving.value
        #expect(listener.received.isEmpty)
    }

    @Test(arguments: [0, -1] as [Int32])
    func `is not done about a pid that no process has`(pid: Int32) async throws {
        let helper = RootHelper(path: "/nonexistent/helper.sock", eventLoop: eventLoop)
        #expect(try await helper.placeOfProcess(pid).get() == .gone)
        #expect(try await helper.placeOfProcess(1).get() == .unavailable)
    }
}
