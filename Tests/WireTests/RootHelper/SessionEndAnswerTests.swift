import Testing
import Wire

@Suite struct `What became of a session that was to be ended` {
    private static let header: [UInt8] = [0x53, 0x52, 1, 0x85, 0, 0, 0]

    private static func survivor(
        _ pid: Int32, _ name: String, isEnded: Bool = false
    ) throws -> SurvivingProcess {
        try #require(SurvivingProcess(pid: pid, name: name, isEnded: isEnded))
    }

    @Test(arguments: zip(SessionEndAnswer.Outcome.allCases, [1, 2, 3, 4, 5, 6] as [UInt8]))
    func `is written and read`(outcome: SessionEndAnswer.Outcome, value: UInt8) throws {
        let answer = SessionEndAnswer(outcome)
        #expect(answer.bytes == Self.header + [4, 1, 0, 1, value])
        #expect(try SessionEndAnswer.read(answer.bytes) == answer)
    }

    @Test func `names who is left, and who was killed`() throws {
        let survivors = [try Self.survivor(258, "sh"), try Self.survivor(9, "", isEnded: true)]
        let answer = try #require(SessionEndAnswer(.endedBySignal, survivors: survivors))
        let named: [UInt8] = [0, 0, 1, 2, 0, 2, 0x73, 0x68] + [0, 0, 0, 9, 1, 0]
        #expect(answer.bytes == Self.header + [21, 1, 0, 1, 2, 2, 0, 14] + named)
        #expect(try SessionEndAnswer.read(answer.bytes) == answer)
        for count in answer.bytes.indices {
            #expect(try SessionEndAnswer.read(Array(answer.bytes.prefix(count))) == nil)
        }
        for bytes in answer.bytes.flipped {
            if let read = try? SessionEndAnswer.read(bytes) { #expect(read.bytes == bytes) }
        }
    }

    @Test func `names who resisted`() throws {
        let answer = try #require(SessionEndAnswer(.resisted, survivors: [try Self.survivor(9, "sh")]))
        #expect(answer.bytes == Self.header + [15, 1, 0, 1, 6, 2, 0, 8, 0, 0, 0, 9, 0, 2, 0x73, 0x68])
        #expect(try SessionEndAnswer.read(answer.bytes) == answer)
    }

    @Test func `fills its bound`() throws {
        let longest = try Self.survivor(.max, String(repeating: "~", count: 60), isEnded: true)
        let most = [SurvivingProcess](repeating: longest, count: 16)
        let answer = try #require(SessionEndAnswer(.endedByLogind, survivors: most))
        #expect(UInt32(answer.bytes.count - 8) == RootHelperFrameKind.endAnswer.longestBody)
        #expect(try SessionEndAnswer.read(answer.bytes) == answer)
        #expect(SessionEndAnswer(.endedByLogind, survivors: most + [longest]) == nil)
    }

    @Test(arguments: [.gone, .refused, .unavailable] as [SessionEndAnswer.Outcome])
    func `has survivors of what has ended alone`(outcome: SessionEndAnswer.Outcome) throws {
        #expect(SessionEndAnswer(outcome, survivors: [try Self.survivor(9, "sh")]) == nil)
    }

    @Test(arguments: ["\u{1B}[2J", "two\nlines", "\u{E4}", "\u{7F}", String(repeating: "x", count: 61)])
    func `has no name that would do something to a terminal`(name: String) {
        #expect(SurvivingProcess(pid: 9, name: name, isEnded: false) == nil)
    }

    @Test(arguments: [
        Damage([0x53, 0x52, 1, 0x84], .kind(0x84)),
        Damage(header + [0], .missingField(1)),
        Damage(header + [4, 1, 0, 1, 0], .field(1)),
        Damage(header + [4, 1, 0, 1, 7], .field(1)),
        Damage(header + [7, 1, 0, 1, 2, 2, 0, 0], .field(2)),
        // Half a survivor, a pid of nobody's, a fate that is none, half a name, a name that is none.
        Damage(header + [12, 1, 0, 1, 2, 2, 0, 5, 0, 0, 0, 9, 0], .field(2)),
        Damage(header + [13, 1, 0, 1, 2, 2, 0, 6, 0, 0, 0, 0, 0, 0], .field(2)),
        Damage(header + [13, 1, 0, 1, 2, 2, 0, 6, 0xFF, 0, 0, 9, 0, 0], .field(2)),
        Damage(header + [13, 1, 0, 1, 2, 2, 0, 6, 0, 0, 0, 9, 2, 0], .field(2)),
        Damage(header + [13, 1, 0, 1, 2, 2, 0, 6, 0, 0, 0, 9, 0, 1], .field(2)),
        Damage(header + [14, 1, 0, 1, 2, 2, 0, 7, 0, 0, 0, 9, 0, 1, 0x1B], .field(2)),
        Damage(header + [13, 1, 0, 1, 3, 2, 0, 6, 0, 0, 0, 9, 0, 0], .field(2)),
        Damage(
            header + [109, 1, 0, 1, 2, 2, 0, 102]
                + [[UInt8]](repeating: [0, 0, 0, 9, 0, 0], count: 17).joined(),
            .field(2)),
        Damage(header.dropLast() + [0xFF, 0xFF], .tooLong(0xFFFF)),
    ])
    func `that is damaged is refused`(damage: Damage) {
        #expect(throws: damage.error) { try SessionEndAnswer.read(damage.bytes) }
    }
}
