import NIOCore
import NIOEmbedded
import Testing

@testable import SocketServer

@Suite struct `A request` {
    @Test func `must come within five seconds`() throws {
        let wiring = try Wiring()
        wiring.wait(.milliseconds(4_999))
        #expect(wiring.channel.isActive)
        wiring.wait(.milliseconds(1))
        #expect(!wiring.channel.isActive && wiring.session.closings == 1)
    }

    @Test func `is not given more time for coming byte by byte`() throws {
        let wiring = try Wiring()
        for byte in "9abcdefg" {
            try wiring.receive(String(byte))
            wiring.wait(.seconds(1))
        }
        #expect(!wiring.channel.isActive && wiring.session.frames.isEmpty && wiring.session.closings == 1)
    }

    @Test func `may be followed by a silence of any length`() throws {
        let wiring = try Wiring()
        try wiring.receive("1a")
        wiring.wait(.hours(1))
        try wiring.receive("1b")
        #expect(wiring.session.frames == ["a", "b"] && wiring.channel.isActive)
    }

    @Test func `that has begun has five seconds of its own`() throws {
        let wiring = try Wiring()
        try wiring.receive("1a")
        wiring.wait(.hours(1))
        try wiring.receive("2b")
        wiring.wait(.milliseconds(4_999))
        try wiring.receive("c2d")
        #expect(wiring.session.frames == ["a", "bc"])
        wiring.wait(.milliseconds(4_999))
        try wiring.receive("e")
        #expect(wiring.session.frames == ["a", "bc", "de"])
        try wiring.receive("2")
        wiring.wait(.seconds(5))
        #expect(!wiring.channel.isActive)
    }

    @Test func `that waits because we paused is not late`() throws {
        let wiring = try Wiring()
        wiring.session.whenReceived = { [connection = wiring.connection] _ in connection.pause() }
        try wiring.receive("1a2b")
        wiring.wait(.hours(1))
        #expect(wiring.channel.isActive)
        wiring.connection.resume()
        wiring.wait(.milliseconds(4_999))
        #expect(wiring.channel.isActive)
        wiring.wait(.milliseconds(1))
        #expect(!wiring.channel.isActive && wiring.session.closings == 1)
    }

    @Test func `that was never sent ends with the connection, once`() throws {
        let wiring = try Wiring()
        wiring.channel.close(promise: nil)
        wiring.wait(.seconds(10))
        #expect(wiring.session.closings == 1)
    }

    /// What was admitted must be released, even where the kernel refuses to watch the connection.
    @Test func `of a connection that never came up ends, once`() throws {
        let wiring = try Wiring(isConnected: false)
        wiring.channel.close(promise: nil)
        wiring.channel.embeddedEventLoop.run()
        #expect(wiring.session.closings == 1)
    }

    @Test func `ends with an error of the connection`() throws {
        let wiring = try Wiring()
        wiring.channel.pipeline.fireErrorCaught(ChannelError.ioOnClosedChannel)
        #expect(!wiring.channel.isActive && wiring.session.closings == 1)
    }
}
