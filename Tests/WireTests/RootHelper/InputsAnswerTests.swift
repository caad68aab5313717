import Testing
import Wire

@Suite struct `The answer about the input of sessions` {
    private static let header: [UInt8] = [0x53, 0x52, 1, 0x83, 0, 0, 0]
    private static let name = String(repeating: "a", count: 64)

    private static func found(_ terminal: String?, _ last: SessionInput.Source?) throws -> SessionInputAnswer
    {
        .found(try #require(SessionInput(terminal: terminal, last: last)))
    }

    @Test func `is written and read`() throws {
        let table: [([SessionInputAnswer], [UInt8])] = [
            ([.gone], [2]), ([.unavailable, .gone], [3, 2]),
            ([try Self.found(nil, nil)], [1, 0, 0]),
            (
                [try Self.found("pts/3", .terminal(stamp: 258, unread: 9)), .gone],
                [1, 5] + Array("pts/3".utf8) + [1, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 9, 2]
            ),
            ([try Self.found(nil, .connection(age: 7))], [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 7]),
            ([try Self.found("tty1", nil)], [1, 4] + Array("tty1".utf8) + [0]),
        ]
        for (answers, written) in table {
            let answer = try #require(InputsAnswer(answers))
            let count = UInt8(written.count)
            #expect(answer.bytes == Self.header + [count + 3, 1, 0, count] + written)
            #expect(try InputsAnswer.read(answer.bytes) == answer)
            for length in answer.bytes.indices {
                #expect(try InputsAnswer.read(Array(answer.bytes.prefix(length))) == nil)
            }
            for bytes in answer.bytes.flipped {
                if let read = try? InputsAnswer.read(bytes) { #expect(read.bytes == bytes) }
            }
        }
    }

    @Test func `fills its bound`() throws {
        let longest = try Self.found(
            Self.name, .terminal(stamp: SessionInput.latest, unread: SessionInput.mostUnread))
        let answer = try #require(InputsAnswer([SessionInputAnswer](repeating: longest, count: 64)))
        #expect(UInt32(answer.bytes.count - 8) == RootHelperFrameKind.inputsAnswer.longestBody)
        #expect(try InputsAnswer.read(answer.bytes) == answer)
        #expect(InputsAnswer([SessionInputAnswer](repeating: .gone, count: 65)) == nil)
        #expect(InputsAnswer([]) == nil)
    }

    @Test(arguments: [
        "", name + "a", "../etc/passwd", "/pts/1", "pts/", "pts//1", "pts 1", "pts\n", "\u{1B}[2J", "p\u{E4}",
        ".",
    ])
    func `has no name that no terminal has`(name: String) {
        #expect(SessionInput(terminal: name, last: nil) == nil)
    }

    @Test(arguments: [-1, SessionInput.latest + 1, .max, .min] as [Int64])
    func `has no number beyond its bounds`(number: Int64) {
        #expect(SessionInput(terminal: nil, last: .terminal(stamp: number, unread: 0)) == nil)
        #expect(SessionInput(terminal: nil, last: .connection(age: number)) == nil)
        let unread = SessionInput.mostUnread + 1
        #expect(SessionInput(terminal: nil, last: .terminal(stamp: 0, unread: unread)) == nil)
    }

    @Test(arguments: [
        Damage([0x53, 0x52, 1, 0x82], .kind(0x82)),
        Damage(header + [0], .missingField(1)),
        Damage(header + [3, 1, 0, 0], .field(1)),
        Damage(header + [4, 2, 0, 1, 2], .field(2)),
        Damage(header + [4, 1, 0, 1, 0], .field(1)),
        Damage(header + [4, 1, 0, 1, 4], .field(1)),
        // A found session without anything more, with half a name, with a name alone, with half a number.
        Damage(header + [4, 1, 0, 1, 1], .field(1)),
        Damage(header + [6, 1, 0, 3, 1, 2, 0x61], .field(1)),
        Damage(header + [6, 1, 0, 3, 1, 1, 0x61], .field(1)),
        Damage(header + [10, 1, 0, 7, 1, 0, 1, 0, 0, 0, 0], .field(1)),
        // A source of another kind, a name that is a path, bytes that are no text, a number beyond its bounds.
        Damage(header + [6, 1, 0, 3, 1, 0, 3], .field(1)),
        Damage(header + [8, 1, 0, 5, 1, 2, 0x2E, 0x2E, 0], .field(1)),
        Damage(header + [7, 1, 0, 4, 1, 1, 0xFF, 0], .field(1)),
        Damage(header + [18, 1, 0, 15, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0], .field(1)),
        Damage(header + [18, 1, 0, 15, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 16, 0, 1], .field(1)),
        Damage(header + [17, 1, 0, 14, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0], .field(1)),
        Damage(header + [14, 1, 0, 11, 1, 0, 2] + [UInt8](repeating: 0xFF, count: 8), .field(1)),
        Damage(header + [68, 1, 0, 65] + [UInt8](repeating: 2, count: 65), .field(1)),
        Damage(header.dropLast() + [0xFF, 0xFF], .tooLong(0xFFFF)),
    ])
    func `that is damaged is refused`(damage: Damage) {
        #expect(throws: damage.error) { try InputsAnswer.read(damage.bytes) }
    }
}
