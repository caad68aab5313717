import NIOCore
import NIOEmbedded
import Testing

@testable import SocketServer

@Suite struct `The frames of a connection` {
    @Test func `arrive whole, however they are cut`() throws {
        let text = "3abc0" + "9123456789" + "1x"
        for first in 0...text.count {
            for second in first...text.count {
                let wiring = try Wiring()
                try wiring.receive(String(text.prefix(first)))
                try wiring.receive(String(text.prefix(second).dropFirst(first)))
                try wiring.receive(String(text.dropFirst(second)))
                #expect(
                    wiring.session.frames == ["abc", "", "123456789", "x"], "cut at \(first) and \(second)")
            }
        }
    }

    @Test(arguments: ["x", "3abx"])
    func `that can never be one close the connection, and nothing behind them is read`(text: String) throws {
        let wiring = try Wiring()
        try wiring.receive("1a" + text.suffix(1) + "1b")
        try wiring.receive("1c")
        #expect(wiring.session.frames == ["a"] && wiring.session.closings == 1)
        #expect(!wiring.channel.isActive)
    }

    @Test func `that can never be one end what is read, even while the session has its last word`() throws {
        let wiring = try Wiring()
        wiring.session.whenViolated = {}
        try wiring.receive("1ax1b")
        try wiring.receive("1c")
        wiring.connection.resume()
        #expect(wiring.session.frames == ["a"] && wiring.session.violations == 1 && wiring.channel.isActive)
        wiring.wait(.seconds(5))
        #expect(!wiring.channel.isActive && wiring.session.closings == 1)
    }

    @Test func `are answered in their order`() throws {
        let wiring = try Wiring()
        wiring.session.whenReceived = { wiring.connection.send(Array("<\($0)>".utf8)) }
        try wiring.receive("1a1b1")
        try wiring.receive("c")
        #expect(try wiring.sent() == "<a><b><c>")
        wiring.session.whenReceived = { _ in }
    }

    @Test func `end with the one that finishes the connection`() throws {
        let wiring = try Wiring()
        wiring.session.whenReceived = { [connection = wiring.connection] _ in
            connection.finish(Array("bye".utf8))
        }
        try wiring.receive("1a1b1c")
        #expect(try wiring.sent() == "bye")
        #expect(wiring.session.frames == ["a"] && wiring.session.closings == 1)
    }

    @Test func `wait while the connection is paused, and come in their order`() throws {
        let wiring = try Wiring()
        wiring.session.whenReceived = { [connection = wiring.connection] _ in connection.pause() }
        try wiring.receive("1a1b1c1")
        #expect(wiring.session.frames == ["a"])
        try wiring.receive("d")
        wiring.connection.resume()
        #expect(wiring.session.frames == ["a", "b"])
        wiring.session.whenReceived = { _ in }
        wiring.connection.resume()
        #expect(wiring.session.frames == ["a", "b", "c", "d"])
    }

    @Test func `come in their order when each is answered at once`() throws {
        let wiring = try Wiring()
        wiring.session.whenReceived = { [connection = wiring.connection] _ in
            connection.pause()
            connection.resume()
        }
        try wiring.receive("1a1b1c1d")
        #expect(wiring.session.frames == ["a", "b", "c", "d"])
    }

    @Test func `come no more once the other side is gone`() throws {
        let wiring = try Wiring()
        wiring.session.whenReceived = { [connection = wiring.connection] _ in connection.pause() }
        try wiring.receive("1a1b")
        wiring.channel.close(promise: nil)
        #expect(wiring.session.closings == 1)
        wiring.connection.resume()
        #expect(wiring.session.frames == ["a"] && wiring.session.closings == 1)
    }
}
