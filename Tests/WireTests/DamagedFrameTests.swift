import TestSupport
import Testing
import Wire

@Suite struct `Damaged frames` {
    @Test(arguments: GoldenFrame.all(""))
    func `never trap and never say more than their bytes`(golden: GoldenFrame) throws {
        for position in golden.bytes.indices {
            for bit in 0..<8 {
                var bytes = golden.bytes
                bytes[position] ^= 1 << bit
                try expectFaithful(ClientFrame.self, bytes)
                try expectFaithful(ServerFrame.self, bytes)
            }
        }
    }

    @Test func `made of chance never trap`() throws {
        var generator = RandomSequence(seed: 20_261_121)
        let kinds = FrameKind.allCases.map(\.rawValue)
        for _ in 0..<20_000 {
            let body = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
                UInt8.random(in: 0...(Bool.random(using: &generator) ? 27 : 255), using: &generator)
            }
            let kind = kinds.randomElement(using: &generator) ?? 1
            let bytes = [0x53, 0x50, 1, kind, 0, 0, 0, UInt8(body.count)] + body
            try expectFaithful(ClientFrame.self, bytes)
            try expectFaithful(ServerFrame.self, bytes)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 0x11, 0x12, 0x13] as [UInt8])
    func `that announce too much are refused by their header alone`(kind: UInt8) {
        let header: [UInt8] = [0x53, 0x50, 1, kind, 0, 0, 0xA0, 0x01]
        #expect(throws: WireError.self) { try FrameReader.clientFrame(in: header) }
        #expect(throws: WireError.self) { try FrameReader.serverFrame(in: header) }
    }
}

/// A frame that is taken has the length of its bytes, and means the same when it is written again.
private func expectFaithful<Read: ReadableFrame>(_: Read.Type, _ bytes: [UInt8]) throws {
    guard let taken = try? Read.first(in: bytes) else { return }
    let written = taken.frame.bytes
    #expect(taken.length <= bytes.count)
    let again = try #require(try Read.first(in: written))
    #expect(again.frame == taken.frame)
    #expect(again.length == written.count)
}
