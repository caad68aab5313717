import Identity
import Testing
import Wire

@Suite struct `A line for the terminals of a session` {
    private static let leader = ProcessIdentity(pid: 258, startTime: 7)
    private static let user = UserID(rawValue: 1_000)
    private static let fields: [UInt8] =
        [1, 0, 12, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 7] + [2, 0, 4, 0, 0, 3, 0xE8]
    /// `Bye.`, for the session of uid 1000.
    static let golden: [UInt8] = [0x53, 0x52, 1, 4, 0, 0, 0, 29] + fields + [3, 0, 4] + Array("Bye.".utf8)

    @Test func `is written and read`() throws {
        let question = try #require(LineQuestion(leader: Self.leader, uid: Self.user, line: "Bye."))
        #expect(question.bytes == Self.golden)
        #expect(try LineQuestion.read(Self.golden) == question)
        #expect(try RootHelperVerb.read(Self.golden) == .writeLine)
    }

    @Test func `fills its bound`() throws {
        let line = String(repeating: "~", count: 512)
        let question = try #require(LineQuestion(leader: Self.leader, uid: .none, line: line))
        #expect(UInt32(question.bytes.count - 8) == RootHelperFrameKind.writeLine.longestBody)
        #expect(question.bytes.count <= RootHelperVerb.longestFrame)
        #expect(try LineQuestion.read(question.bytes) == question)
    }

    @Test(
        arguments: [
            "", "two\nlines", "tab\t", "\u{1B}[2J", "\u{7F}", "\u{E4}", "nul\0", "\u{9B}2J",
            String(repeating: "x", count: 513),
        ])
    func `is printable ASCII`(line: String) {
        #expect(LineQuestion(leader: Self.leader, uid: Self.user, line: line) == nil)
    }

    @Test(arguments: [0, -1, .min] as [Int32])
    func `is not for a pid that no process has`(pid: Int32) {
        let nobody = ProcessIdentity(pid: pid, startTime: 7)
        #expect(LineQuestion(leader: nobody, uid: Self.user, line: "Bye.") == nil)
    }

    @Test func `cut anywhere is waited for`() throws {
        for count in Self.golden.indices {
            let cut = Array(Self.golden.prefix(count))
            #expect(try LineQuestion.read(cut) == nil && RootHelperVerb.read(cut) == nil)
        }
    }

    @Test(arguments: [
        Damage([0x53, 0x52, 1, 5], .kind(5)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 2, 0x1A], .tooLong(538)),
        Damage(golden + [0], .body),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 0], .missingField(1)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 22] + fields, .missingField(3)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 25] + fields + [3, 0, 0], .field(3)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 26] + fields + [3, 0, 1, 0x0A], .field(3)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 26] + fields + [3, 0, 1, 0x1B], .field(3)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 26] + fields + [3, 0, 1, 0xFF], .field(3)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 26] + fields + [4, 0, 1, 0x41], .field(4)),
        Damage([0x53, 0x52, 1, 4, 0, 0, 0, 15, 1, 0, 12] + [UInt8](repeating: 0, count: 12), .field(1)),
    ])
    func `that is damaged is refused at once`(damage: Damage) {
        #expect(throws: damage.error) { try LineQuestion.read(damage.bytes) }
    }

    @Test func `flipped anywhere stays faithful`() {
        for bytes in Self.golden.flipped {
            guard let question = try? LineQuestion.read(bytes) else { continue }
            #expect(question.bytes == bytes)
        }
    }

    @Test(
        arguments: [
            (.written(terminals: 0), [1, 0]), (.written(terminals: 16), [1, 16]), (.gone, [2]),
            (.unavailable, [3]),
        ] as [(LineAnswer, [UInt8])])
    func `is answered by how many took it`(answer: LineAnswer, body: [UInt8]) throws {
        #expect(answer.bytes == [0x53, 0x52, 1, 0x84, 0, 0, 0, UInt8(body.count)] + body)
        #expect(try LineAnswer.read(answer.bytes) == answer)
        for count in answer.bytes.indices {
            #expect(try LineAnswer.read(Array(answer.bytes.prefix(count))) == nil)
        }
        for bytes in answer.bytes.flipped {
            if let read = try? LineAnswer.read(bytes) { #expect(read.bytes == bytes) }
        }
    }

    @Test(arguments: [[], [0], [4], [1], [1, 17], [1, 255], [2, 0], [3, 0]] as [[UInt8]])
    func `has no other answer`(body: [UInt8]) {
        let frame = [0x53, 0x52, 1, 0x84, 0, 0, 0, UInt8(body.count)] + body
        #expect(throws: WireError.body) { try LineAnswer.read(frame) }
    }
}
