import Testing
import Wire

@Suite struct `A question about a process` {
    /// Pid 258, started at tick 7.
    static let golden: [UInt8] =
        [0x53, 0x52, 1, 2, 0, 0, 0, 15] + [1, 0, 12, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 7]

    @Test func `is written and read`() throws {
        let question = try #require(PlaceQuestion(pid: 258, startTime: 7))
        #expect(question.bytes == Self.golden)
        #expect(try PlaceQuestion.read(Self.golden) == question)
    }

    @Test func `may know no start time`() throws {
        let question = try #require(PlaceQuestion(pid: .max))
        #expect(question.startTime == nil && question == PlaceQuestion(pid: .max, startTime: 0))
        #expect(try PlaceQuestion.read(question.bytes) == question)
    }

    @Test(arguments: [0, -1, .min] as [Int32])
    func `is not asked about a pid that no process has`(pid: Int32) {
        #expect(PlaceQuestion(pid: pid) == nil)
    }

    @Test func `cut anywhere is waited for`() throws {
        for count in Self.golden.indices {
            let cut = Array(Self.golden.prefix(count))
            #expect(try PlaceQuestion.read(cut) == nil && RootHelperVerb.read(cut) == nil)
        }
    }

    @Test(arguments: [
        Damage([0x53, 0x50, 1, 2], .magic),
        Damage([0x53, 0x52, 2], .version(2)),
        Damage([0x53, 0x52, 1, 1], .kind(1)),
        Damage([0x53, 0x52, 1, 0x82], .kind(0x82)),
        Damage([0x53, 0x52, 1, 2, 0, 0, 0, 16], .tooLong(16)),
        Damage(golden + [0], .body),
        Damage([0x53, 0x52, 1, 2, 0, 0, 0, 0], .missingField(1)),
        Damage([0x53, 0x52, 1, 2, 0, 0, 0, 3, 1, 0, 0], .field(1)),
        Damage([0x53, 0x52, 1, 2, 0, 0, 0, 3, 2, 0, 0], .field(2)),
        Damage(Array(golden.prefix(11)) + [UInt8](repeating: 0, count: 12), .field(1)),
        Damage(Array(golden.prefix(11)) + [UInt8](repeating: 0xFF, count: 12), .field(1)),
    ])
    func `that is damaged is refused at once`(damage: Damage) {
        #expect(throws: damage.error) { try PlaceQuestion.read(damage.bytes) }
    }

    @Test func `flipped anywhere stays faithful`() {
        for position in Self.golden.indices {
            for bit in 0..<8 {
                var bytes = Self.golden
                bytes[position] ^= 1 << bit
                guard let question = try? PlaceQuestion.read(bytes) else { continue }
                #expect(question.bytes == bytes)
            }
        }
    }
}
