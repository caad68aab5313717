import Identity
import Testing

@testable import LiveSessions

/// An entry of the table on disk.
@Suite struct `The bytes of a live session` {
    @Test func `are read as they were written`() throws {
        var session = try #require(try SessionFixture.session())
        #expect(try read(session.bytes()) == session)
        session.warning = GivenWarning(moment: 5, end: 6)
        session.input = LastInput(moment: 7, stamp: 8, unread: 9)
        session.terminal = "pts/3"
        session.proven = nil
        #expect(try read(session.bytes()) == session)
    }

    @Test func `hold the longest names that there are`() throws {
        let long = { (count: Int) in String(repeating: "x", count: count) }
        let session = try #require(
            try SessionFixture.session(
                user: long(AccountName.longest), service: long(64), host: long(LiveSession.longestHost),
                scope: long(200), terminal: long(LiveSession.longestTerminal)))
        #expect(try session.bytes().count == LiveSession.size)
        #expect(try read(session.bytes()) == session)
        #expect(try SessionFixture.session(host: long(256)) == nil)
    }

    @Test func `are none with any bit flipped, cut, or never written`() throws {
        let bytes = try #require(try SessionFixture.session()).bytes()
        for bit in 0..<bytes.count * 8 {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(read(flipped) == nil)
        }
        #expect(read(bytes.dropLast()) == nil)
        #expect(read([UInt8](repeating: 0, count: LiveSession.size)) == nil)
    }

    @Test(arguments: [1, 0x1234_5678, UInt32.max])
    func `leave the number of a session that is over`(number: UInt32) throws {
        let closed = ClosedSession(SessionID(rawValue: number))
        #expect(closed.bytes.count == LiveSession.size && self.number(closed.bytes) == number)
        #expect(read(closed.bytes) == nil)
        #expect(self.number(closed.bytes.dropLast()) == nil)
        let open = try #require(try SessionFixture.session()).bytes()
        #expect(self.number(open) == nil)
        #expect(self.number([UInt8](repeating: 0, count: LiveSession.size)) == nil)
    }

    private func number(_ bytes: [UInt8]) -> UInt32? { ClosedSession(bytes.span)?.id.rawValue }
    private func read(_ bytes: [UInt8]) -> LiveSession? { LiveSession(bytes.span) }
}
