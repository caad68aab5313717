import Identity
import NIOCore
import NIOEmbedded

@testable import SocketServer

/// A connection whose bytes and time a test moves by hand.
final class Wiring {
    let channel: EmbeddedChannel
    let session = Recorder()
    let connection: Connection

    init(isConnected: Bool = true) throws {
        channel = EmbeddedChannel()
        let peer = Peer(uid: .root, gid: GroupID(rawValue: 0), groups: [], pid: 1)
        connection = Connection(peer: peer, channel: channel)
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(
                framing: CountedFraming(), session: session, connection: connection,
                deadline: SocketListener.requestDeadline))
        session.whenViolated = { [connection] in connection.close() }
        if isConnected { try channel.connect(to: SocketAddress(unixDomainSocketPath: "/s")).wait() }
    }

    func receive(_ text: String) throws {
        guard channel.isActive else { return }
        try channel.writeInbound(channel.allocator.buffer(string: text))
    }

    func wait(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

    func sent() throws -> String {
        var text = ""
        while var bytes = try channel.readOutbound(as: ByteBuffer.self) {
            text += bytes.readString(length: bytes.readableBytes) ?? ""
        }
        return text
    }
}

/// Frames of one digit, which counts the bytes that follow: `3abc`.
struct CountedFraming: Framing {
    struct NoDigit: Error {}

    func takeFrame(from bytes: inout ByteBuffer) throws -> String? {
        guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) else { return nil }
        guard let count = Int(String(decoding: [first], as: UTF8.self)) else { throw NoDigit() }
        guard bytes.readableBytes > count else { return nil }
        bytes.moveReaderIndex(forwardBy: 1)
        return bytes.readString(length: count)
    }
}

/// Remembers what happened on a connection, and may do something at each frame.
final class Recorder: Session {
    private(set) var frames: [String] = []
    private(set) var violations = 0
    private(set) var closings = 0
    var whenReceived: (String) -> Void = { _ in }
    var whenViolated: () -> Void = {}

    func received(_ frame: String) {
        frames.append(frame)
        whenReceived(frame)
    }

    func violated() {
        violations += 1
        whenViolated()
    }

    func closed() { closings += 1 }
}
