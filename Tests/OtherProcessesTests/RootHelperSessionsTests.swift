import Identity
import NIOCore
import NIOPosix
import Testing
import Wire

@testable import OtherProcesses

@Suite struct `Asking the root helper about live sessions` {
    private let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    /// Beside a thousand other tests a listener may have to wait for its turn.
    private let patience = TimeAmount.minutes(10)
    private let leaders = [ProcessIdentity(pid: 77, startTime: 5), ProcessIdentity(pid: 78, startTime: 6)]
    private let line: LineQuestion
    private let end: EndQuestion

    init() throws {
        let user = UserID(rawValue: 1_000)
        line = try #require(LineQuestion(leader: leaders[0], uid: user, line: "Bye."))
        end = try #require(EndQuestion(leader: leaders[0], uid: user, endsRest: true))
    }

    private func helper(
        _ listener: FakeListener, _ deadline: TimeAmount? = nil, trusting: Bool = true
    ) -> RootHelper {
        RootHelper(path: listener.path, eventLoop: eventLoop, deadline: deadline ?? patience) { _ in trusting
        }
    }

    /// Serves each of these pieces and asks; what was heard must be the question.
    private func check<Answer: Equatable & Sendable>(
        _ sent: [[UInt8]], _ question: [UInt8], _ expected: Answer,
        _ ask: (RootHelper) -> EventLoopFuture<Answer>
    ) async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.answering(sent))
        #expect(try await ask(helper(listener)).get() == expected)
        _ = await serving.result
        #expect(listener.received == question)
    }

    @Test func `gets its answers, in one piece or many`() async throws {
        let input = try #require(SessionInput(terminal: "pts/3", last: .terminal(stamp: 9, unread: 4)))
        let inputs = try #require(InputsAnswer([.found(input), .gone]))
        let survivor = try #require(SurvivingProcess(pid: 9, name: "sh", isEnded: true))
        let ended = try #require(SessionEndAnswer(.endedByLogind, survivors: [survivor]))
        let asked = try #require(InputsQuestion(leaders: leaders)).bytes
        for cut in [{ [$0] }, { $0.map { [$0] } }] as [@Sendable ([UInt8]) -> [[UInt8]]] {
            try await check(cut(inputs.bytes), asked, inputs.answers) { $0.inputs(ofSessions: leaders) }
            try await check(cut(LineAnswer.written(terminals: 2).bytes), line.bytes, .written(terminals: 2)) {
                $0.writeLine(line)
            }
            try await check(cut(ended.bytes), end.bytes, ended) { $0.endSession(end) }
        }
    }

    @Test(
        arguments: [[], [0x47], PasswordAnswer.accepted.bytes, Array(LineAnswer.gone.bytes.dropLast())]
            as [[UInt8]])
    func `takes no answer for any other bytes`(bytes: [UInt8]) async throws {
        let asked = try #require(InputsQuestion(leaders: leaders)).bytes
        try await check([bytes], asked, nil) { $0.inputs(ofSessions: leaders) }
        try await check([bytes], line.bytes, .unavailable) { $0.writeLine(line) }
        try await check([bytes], end.bytes, SessionEndAnswer(.unavailable)) { $0.endSession(end) }
    }

    @Test(arguments: [[.gone], [.gone, .gone, .gone]] as [[SessionInputAnswer]])
    func `takes no answers about more or fewer sessions`(answers: [SessionInputAnswer]) async throws {
        let asked = try #require(InputsQuestion(leaders: leaders)).bytes
        let said = try #require(InputsAnswer(answers)).bytes
        try await check([said], asked, nil) { $0.inputs(ofSessions: leaders) }
    }

    @Test func `is over after its time`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let answer = helper(listener, .milliseconds(50)).endSession(end)
        #expect(try await answer.get() == SessionEndAnswer(.unavailable))
        try await serving.value
    }

    @Test func `tells a listener of another user nothing`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        #expect(try await helper(listener, trusting: false).writeLine(line).get() == .unavailable)
        try await serving.value
        #expect(listener.received.isEmpty)
    }

    @Test(arguments: [0, 65])
    func `asks about no session, or too many, not at all`(count: Int) async throws {
        let helper = RootHelper(path: "/nonexistent/sessions.sock", eventLoop: eventLoop)
        let many = (0..<count).map { ProcessIdentity(pid: Int32($0 + 2), startTime: 1) }
        #expect(try await helper.inputs(ofSessions: many).get() == nil)
    }
}
