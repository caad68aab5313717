import Identity
import Testing
import Wire

@Suite struct `A question about the input of sessions` {
    /// Pid 258, started at tick 7.
    static let golden: [UInt8] =
        [0x53, 0x52, 1, 3, 0, 0, 0, 15] + [1, 0, 12, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 7]
    private static let leader = ProcessIdentity(pid: 258, startTime: 7)

    @Test func `is written and read`() throws {
        let question = try #require(InputsQuestion(leaders: [Self.leader]))
        #expect(question.bytes == Self.golden)
        #expect(try InputsQuestion.read(Self.golden) == question)
        #expect(try RootHelperVerb.read(Self.golden) == .tellInputs)
    }

    @Test func `is about one session at least and sixty-four at most`() throws {
        let most = (1...64).map { ProcessIdentity(pid: $0, startTime: .max) }
        let question = try #require(InputsQuestion(leaders: most))
        #expect(try InputsQuestion.read(question.bytes) == question)
        #expect(UInt32(question.bytes.count - 8) == RootHelperFrameKind.tellInputs.longestBody)
        #expect(question.bytes.count <= RootHelperVerb.longestFrame)
        #expect(InputsQuestion(leaders: most + most.prefix(1)) == nil && InputsQuestion(leaders: []) == nil)
    }

    @Test(arguments: [0, -1, .min] as [Int32])
    func `is not asked about a pid that no process has`(pid: Int32) {
        let leaders = [Self.leader, ProcessIdentity(pid: pid, startTime: 7)]
        #expect(InputsQuestion(leaders: leaders) == nil)
    }

    @Test func `cut anywhere is waited for`() throws {
        for count in Self.golden.indices {
            let cut = Array(Self.golden.prefix(count))
            #expect(try InputsQuestion.read(cut) == nil && RootHelperVerb.read(cut) == nil)
        }
    }

    @Test(arguments: [
        Damage([0x53, 0x50, 1, 3], .magic),
        Damage([0x53, 0x52, 2], .version(2)),
        Damage([0x53, 0x52, 1, 2], .kind(2)),
        Damage([0x53, 0x52, 1, 3, 0, 0, 3, 4], .tooLong(772)),
        Damage(golden + [0], .body),
        Damage([0x53, 0x52, 1, 3, 0, 0, 0, 0], .missingField(1)),
        Damage([0x53, 0x52, 1, 3, 0, 0, 0, 3, 1, 0, 0], .field(1)),
        Damage([0x53, 0x52, 1, 3, 0, 0, 0, 3, 2, 0, 0], .field(2)),
        Damage([0x53, 0x52, 1, 3, 0, 0, 0, 16, 1, 0, 13] + [UInt8](repeating: 1, count: 13), .field(1)),
        Damage(Array(golden.prefix(11)) + [UInt8](repeating: 0, count: 12), .field(1)),
        Damage(Array(golden.prefix(11)) + [UInt8](repeating: 0xFF, count: 12), .field(1)),
    ])
    func `that is damaged is refused at once`(damage: Damage) {
        #expect(throws: damage.error) { try InputsQuestion.read(damage.bytes) }
    }

    @Test func `flipped anywhere stays faithful`() {
        for bytes in Self.golden.flipped {
            guard let question = try? InputsQuestion.read(bytes) else { continue }
            #expect(question.bytes == bytes)
        }
    }
}

extension [UInt8] {
    /// The same bytes with each bit turned once.
    var flipped: [[UInt8]] {
        indices.flatMap { position in
            (0..<8).map { bit in
                var bytes = self
                bytes[position] ^= 1 << bit
                return bytes
            }
        }
    }
}
