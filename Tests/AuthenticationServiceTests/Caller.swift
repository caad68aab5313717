import Identity
import NIOCore
import NIOEmbedded
import Wire

@testable import AuthenticationService
@testable import SocketServer

/// A module at the other end of a connection; used on the daemon's event loop, where its bytes never leave memory.
final class Caller {
    private let channel = EmbeddedChannel()
    private let session: VerifySession
    private var frames: [ServerFrame] = []
    private var framesBefore = 0

    init(
        _ desk: LoginDesk, uid: UserID = .root, pid: Int32 = 77, released: @escaping () -> Void = {}
    ) throws {
        let peer = Peer(uid: uid, gid: GroupID(rawValue: 0), groups: [], pid: pid)
        let connection = Connection(peer: peer, channel: channel)
        session = VerifySession(
            connection: connection, desk: desk,
            admission: VerifySession.Admission(
                admit: { _, _ in true }, dismiss: { _, _ in }, released: released))
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(
                framing: VerifyFraming(), session: session, connection: connection, deadline: .seconds(5)))
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/s")).wait()
    }

    func send(_ frame: ClientFrame) throws {
        framesBefore = try received().count
        try channel.writeInbound(channel.allocator.buffer(bytes: frame.bytes))
    }

    /// Everything that the daemon has sent so far.
    func received() throws -> [ServerFrame] {
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
            var rest = Array(bytes.readableBytesView)
            while let (frame, length) = try FrameReader.serverFrame(in: rest) {
                frames.append(frame)
                rest.removeFirst(length)
            }
        }
        return frames
    }

    /// What the daemon has sent since the last frame of this side.
    func answer() throws -> [ServerFrame] { Array(try received().dropFirst(framesBefore)) }

    func verdict() throws -> Verdict? {
        try received().compactMap { if case .finish(let verdict, _) = $0 { verdict } else { nil } }.first
    }

    func token() throws -> Token? {
        try received().compactMap { if case .finish(_, let token) = $0 { token } else { nil } }.first
    }

    var isOpen: Bool { channel.isActive }

    func hangUp() {
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
    }

    /// Whether the daemon has said all that it will say for now.
    func isWaiting() throws -> Bool {
        guard isOpen, let last = try received().last else { return !isOpen }
        if case .show = last { return false }
        return frames.count > framesBefore
    }
}

/// How a conversation ended, and all that was shown.
struct Outcome: Sendable {
    /// Nil if it goes on, or was closed without a word.
    let verdict: Verdict?
    let token: Token?
    let told: [String]
}

extension Daemon {
    /// Holds one conversation.
    func login(_ begin: Begin, _ answers: [UInt8]...) async throws -> Outcome {
        try await login([begin], answers)[0]
    }

    /// Begins a conversation and leaves it at its prompt.
    func caller(_ begin: Begin) async throws -> NIOLoopBound<Caller> {
        let number = try await seat(1)[0]
        try await run { try $0.callers[number].send(.begin(begin)) }
        try await settle([number])
        return try await run { NIOLoopBound($0.callers[number], eventLoop: $0.eventLoop) }
    }

    /// Holds many conversations at once, each with the same answers.
    func login(_ begins: [Begin], _ answers: [[UInt8]]) async throws -> [Outcome] {
        let numbers = try await seat(begins.count)
        try await run { desks in
            for (number, begin) in zip(numbers, begins) { try desks.callers[number].send(.begin(begin)) }
        }
        for answer in answers {
            try await settle(numbers)
            try await run { desks in
                for number in numbers where desks.callers[number].isOpen {
                    try desks.callers[number].send(.answer(answer))
                }
            }
        }
        try await settle(numbers)
        return try await run { desks in
            try numbers.map { number in
                let caller = desks.callers[number]
                defer { caller.hangUp() }
                return Outcome(
                    verdict: try caller.verdict(), token: try caller.token(), told: try caller.told())
            }
        }
    }

    /// Connects so many more; which ones of the callers they are.
    func seat(_ count: Int, uid: UserID = .root, pid: Int32 = 77) async throws -> [Int] {
        try await run { desks in
            for _ in 0..<count { desks.callers.append(try Caller(desks.logins, uid: uid, pid: pid)) }
            return Array(desks.callers.indices.suffix(count))
        }
    }

    private struct Silence: Error {}

    /// Waits until the daemon has said all to these that it will say for now.
    func settle(_ numbers: [Int]) async throws {
        for _ in 1...10_000 {
            let isSettled = try await run { desks in
                try numbers.allSatisfy { try desks.callers[$0].isWaiting() }
            }
            guard !isSettled else { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        throw Silence()
    }
}
