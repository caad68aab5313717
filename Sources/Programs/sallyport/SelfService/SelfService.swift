import Identity
import Platform
import Wire

/// One conversation with the daemon about the caller's own account: it leads, and the person answers.
struct SelfService: ~Copyable {
    /// Longer than a password is checked, with the delay after a wrong one.
    private static let patienceMilliseconds: Int64 = 60_000
    /// For the verdict after a hang-up.
    private static let partingMilliseconds: Int64 = 5_000

    private let socket: Descriptor
    private let interruption: Interruption
    private let console: Console
    private var received: [UInt8] = []
    private let path: String

    /// Connects to the daemon, and asks it nothing yet.
    init(_ options: ConnectionOptions) throws(Failure) {
        let path = options.verifySocket
        let socket = try Self.connected(to: path)
        let interruption = try Self.interruption()
        self.path = path
        self.socket = socket
        self.interruption = interruption
        console = Console(Console.terminal())
    }

    /// Asks for `action`, and does what the daemon says until it has finished.
    ///
    /// - Throws: ``Failure`` for every ending but the one that was asked for.
    mutating func carryOut(_ action: SelfServiceRequest.Action, dryRun: Bool) throws(Failure) {
        guard let conversation = ConversationID(bytes: RandomBytes.make(ConversationID.length)) else {
            preconditionFailure("as many bytes as it has")
        }
        let tty = Terminal.name(of: 0).map { Array($0.utf8) }
        try send(
            .request(
                SelfServiceRequest(
                    conversation: conversation, isDryRun: dryRun, tty: tty, action: action)))
        try settle(try converse())
    }

    private mutating func converse() throws(Failure) -> Verdict {
        while let frame = try nextFrame() {
            switch frame {
            case .show(let style, let text): console.show(text, isError: style == .error)
            case .finish(let verdict, _): return verdict
            // The daemon went on already: no answer would reach this question.
            case .ask(_, let prompt) where !received.isEmpty: console.show(prompt, isError: true)
            case .ask(let echo, let prompt):
                let answer = console.ask(
                    prompt, echo: echo, daemon: socket.number, interruption: interruption.number)
                switch answer {
                case .line(let line): send(line)
                case .daemonSpoke: break
                case .interrupted, .ended: return try hangUp(.noAnswer, Sentences.interrupted)
                case .tooLong: return try hangUp(.answerTooLong, Sentences.answerTooLong)
                case .cannotHide: return try hangUp(.noAnswer, Sentences.cannotHide)
                }
            }
        }
        return try hangUp(.noAnswer, Sentences.interrupted)
    }

    /// Hangs up, and waits for the verdict: it alone tells whether a change was made all the same.
    ///
    /// - Throws: the `sentence`, which says that nothing was changed, for a verdict that says so too.
    private mutating func hangUp(_ cause: HangUpCause, _ sentence: String) throws(Failure) -> Verdict {
        try? socket.writeAll(ClientFrame.hungUp(cause).bytes)
        let deadline = BootClock.milliseconds() + Self.partingMilliseconds
        while true {
            switch try arrivedFrame() {
            case .finish(.granted, _): return .granted
            case .finish: throw Failure(.notPermitted, sentence)
            case .show(let style, let text): console.show(text, isError: style == .error)
            case .ask: break
            case nil:
                let left = deadline - BootClock.milliseconds()
                guard TimedReadiness.wait(for: [socket.number], milliseconds: max(0, left))[0] else {
                    throw Failure(.tryAgain, Sentences.unknownEnd)
                }
                try receive()
            }
        }
    }

    private func settle(_ verdict: Verdict) throws(Failure) {
        switch verdict {
        case .granted: break
        case .notAsked, .refused: throw Failure(.notPermitted, Sentences.selfServiceRefused)
        case .unavailable: throw Failure(.tryAgain, Sentences.selfServiceUnavailable)
        }
    }
}

extension SelfService {
    private static func connected(to path: String) throws(Failure) -> Descriptor {
        do {
            let socket = try SocketPlace(path: path, caller: ProcessFacts.effectiveUser).connect()
            try socket.setTimeout(milliseconds: patienceMilliseconds)
            return socket
        } catch let error as SocketPlaceError {
            throw Failure(error, at: path)
        } catch {
            throw Failure(.unreachable, Sentences.conversationBroken)
        }
    }

    static func interruption() throws(Failure) -> Interruption {
        do {
            return try Interruption()
        } catch {
            throw Failure(error)
        }
    }

    private func send(_ frame: ClientFrame) throws(Failure) {
        do {
            try socket.writeAll(frame.bytes)
        } catch {
            throw Failure(.unreachable, Sentences.conversationBroken)
        }
    }

    /// Sends an answer; that it did not arrive is told by what comes next, a verdict or the end.
    private func send(_ line: TypedLine) {
        var frame = ClientFrame.answer(line.bytes).bytes
        defer { frame.wipe() }
        try? socket.writeAll(frame)
    }

    /// The next frame of the daemon; nil if a signal came before it.
    private mutating func nextFrame() throws(Failure) -> ServerFrame? {
        let deadline = BootClock.milliseconds() + Self.patienceMilliseconds
        while true {
            if let frame = try arrivedFrame() { return frame }
            let left = deadline - BootClock.milliseconds()
            let ready = TimedReadiness.wait(
                for: [interruption.number, socket.number], milliseconds: max(0, left))
            if ready[0] { return nil }
            guard ready[1] else { throw Failure(.tryAgain, Sentences.conversationTimedOut) }
            try receive()
        }
    }

    /// A frame that is there as a whole.
    private mutating func arrivedFrame() throws(Failure) -> ServerFrame? {
        do {
            guard let (frame, length) = try FrameReader.serverFrame(in: received) else { return nil }
            received.removeFirst(length)
            return frame
        } catch {
            throw Failure(.unreachable, Sentences.notUnderstood(path))
        }
    }

    private mutating func receive() throws(Failure) {
        guard let bytes = try? socket.read(upTo: 65_536), !bytes.isEmpty else {
            throw Failure(.unreachable, Sentences.conversationBroken)
        }
        received += bytes
    }
}
