import Platform
package import Wire

/// Asks one question after the other over the control socket, and waits for the answers.
///
/// For programs that do nothing meanwhile; each reply has a deadline of its own.
package struct VarlinkClient: ~Copyable {
    private let socket: Descriptor
    private let timeoutMilliseconds: Int64
    private var assembler = MessageAssembler()
    /// Replies that arrived together with earlier ones.
    private var arrived: ArraySlice<[UInt8]> = []

    /// Connects to the socket at `path`, if it is the daemon who listens there.
    ///
    /// - Throws: ``VarlinkError/place(_:)``.
    package init(path: String, timeoutMilliseconds: Int64) throws(VarlinkError) {
        precondition(timeoutMilliseconds > 0)
        do {
            socket = try SocketPlace(path: path, caller: ProcessFacts.effectiveUser).connect()
        } catch {
            throw .place(error)
        }
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// Calls a method that answers once.
    ///
    /// - Throws: ``VarlinkError/refused(_:)`` if the daemon answered with an error; after any other the
    ///   connection is of no more use.
    package mutating func call<Parameters: ControlParameters>(
        _ parameters: Parameters
    ) throws(VarlinkError) -> Parameters.Reply {
        try send(parameters, more: nil)
        let (reply, continues) = try receive(Parameters.Reply.self)
        guard !continues else { throw .malformed }
        return reply
    }

    /// Calls a method that answers in parts, and hands each part over as it comes.
    package mutating func call<Parameters: ControlParameters>(
        _ parameters: Parameters, eachReply body: (Parameters.Reply) -> Void
    ) throws(VarlinkError) {
        try send(parameters, more: true)
        while true {
            let (reply, continues) = try receive(Parameters.Reply.self)
            body(reply)
            guard continues else { return }
        }
    }
}

extension VarlinkClient {
    private func send<Parameters: ControlParameters>(
        _ parameters: Parameters, more: Bool?
    ) throws(VarlinkError) {
        let request = VarlinkRequest(
            method: Parameters.method.qualifiedName, parameters: parameters, more: more)
        let message = try VarlinkMessage.encode(request)
        do {
            try socket.setTimeout(milliseconds: timeoutMilliseconds)
            try socket.writeAll(message)
        } catch {
            throw VarlinkError(whileExchanging: error)
        }
    }

    private mutating func receive<Reply: Decodable>(
        _ type: Reply.Type
    ) throws(VarlinkError) -> (reply: Reply, continues: Bool) {
        let deadline = BootClock.milliseconds() + timeoutMilliseconds
        while arrived.isEmpty {
            arrived = try assembler.take(read(until: deadline))[...]
        }
        return try VarlinkResponse(arrived.removeFirst()).decoded(type)
    }

    private func read(until deadline: Int64) throws(VarlinkError) -> [UInt8] {
        let left = deadline - BootClock.milliseconds()
        guard left > 0 else { throw .timedOut }
        do {
            try socket.setTimeout(milliseconds: left)
            let bytes = try socket.read(upTo: 65_536)
            guard !bytes.isEmpty else { throw VarlinkError.broken }
            return bytes
        } catch let error as PlatformError {
            throw VarlinkError(whileExchanging: error)
        } catch {
            throw .broken
        }
    }
}
