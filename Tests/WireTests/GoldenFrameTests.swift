import Testing
import Wire

@Suite struct `Golden frames` {
    @Test(arguments: GoldenFrame.all("server-"))
    func `of the daemon are read and written`(golden: GoldenFrame) throws {
        try expect(golden, means: try #require(GoldenValues.server[golden.name]))
    }

    @Test(arguments: GoldenFrame.all("client-"))
    func `of the clients are read and written`(golden: GoldenFrame) throws {
        try expect(golden, means: try #require(try GoldenValues.client()[golden.name]))
    }

    @Test func `are all there`() throws {
        #expect(GoldenFrame.all("server-").count == GoldenValues.server.count)
        #expect(GoldenFrame.all("client-").count == (try GoldenValues.client().count))
        #expect(GoldenFrame.all("bad-").count >= 67)
    }

    @Test(arguments: GoldenFrame.all("bad-server-"))
    func `that the daemon may not send are refused`(golden: GoldenFrame) {
        #expect(complaint(ServerFrame.self, golden.bytes) == golden.error)
    }

    @Test(arguments: GoldenFrame.all("bad-client-"))
    func `that the module may not send are refused`(golden: GoldenFrame) {
        #expect(complaint(ClientFrame.self, golden.bytes) == golden.error)
    }

    @Test(arguments: GoldenFrame.all("client-"))
    func `cut anywhere are waited for`(golden: GoldenFrame) throws {
        for count in golden.bytes.indices {
            #expect(try FrameReader.clientFrame(in: golden.bytes.prefix(count)) == nil)
        }
    }

    @Test(arguments: GoldenFrame.all("client-"))
    func `followed by others are taken alone`(golden: GoldenFrame) throws {
        let taken = try #require(try FrameReader.clientFrame(in: golden.bytes + golden.bytes))
        #expect(taken.length == golden.bytes.count)
        #expect(taken.frame.bytes == golden.bytes)
    }
}

private func expect<Read: ReadableFrame>(_ golden: GoldenFrame, means value: Read) throws {
    let taken = try #require(try Read.first(in: golden.bytes))
    #expect(taken.frame == value)
    #expect(taken.length == golden.bytes.count)
    #expect(value.bytes == golden.bytes)
}

/// What the reader says against the bytes; nil if it takes them, or waits for more.
private func complaint<Read: ReadableFrame>(_: Read.Type, _ bytes: [UInt8]) -> String? {
    do {
        _ = try Read.first(in: bytes)
        return nil
    } catch {
        return String(describing: error)
    }
}
