import Identity
import Testing
import Wire

@Suite struct `A session that is to be ended` {
    private static let leader = ProcessIdentity(pid: 258, startTime: 7)
    private static let user = UserID(rawValue: 1_000)
    private static let fields: [UInt8] =
        [1, 0, 12, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 7] + [2, 0, 4, 0, 0, 3, 0xE8]
    /// The session of uid 1000, with what it leaves behind.
    static let golden: [UInt8] = [0x53, 0x52, 1, 5, 0, 0, 0, 26] + fields + [3, 0, 1, 1]

    @Test func `is written and read`() throws {
        for (endsRest, last) in [(true, 1), (false, 0)] as [(Bool, UInt8)] {
            let question = try #require(EndQuestion(leader: Self.leader, uid: Self.user, endsRest: endsRest))
            #expect(question.bytes == Self.golden.dropLast() + [last])
            #expect(try EndQuestion.read(question.bytes) == question)
            #expect(try RootHelperVerb.read(question.bytes) == .endSession)
            #expect(UInt32(question.bytes.count - 8) == RootHelperFrameKind.endSession.longestBody)
        }
    }

    @Test(arguments: [0, -1, .min] as [Int32])
    func `is not that of a pid that no process has`(pid: Int32) {
        let nobody = ProcessIdentity(pid: pid, startTime: 7)
        #expect(EndQuestion(leader: nobody, uid: Self.user, endsRest: true) == nil)
    }

    @Test func `cut anywhere is waited for`() throws {
        for count in Self.golden.indices {
            let cut = Array(Self.golden.prefix(count))
            #expect(try EndQuestion.read(cut) == nil && RootHelperVerb.read(cut) == nil)
        }
    }

    @Test(arguments: [
        Damage([0x53, 0x52, 1, 4], .kind(4)),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 27], .tooLong(27)),
        Damage(golden + [0], .body),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 0], .missingField(3)),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 22] + fields, .missingField(3)),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 4, 3, 0, 1, 1], .missingField(1)),
        Damage(golden.dropLast() + [2], .field(3)),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 26] + fields + [4, 0, 1, 1], .field(4)),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 25] + fields + [3, 0, 0], .field(3)),
    ])
    func `that is damaged is refused at once`(damage: Damage) {
        #expect(throws: damage.error) { try EndQuestion.read(damage.bytes) }
    }

    @Test func `flipped anywhere stays faithful`() {
        for bytes in Self.golden.flipped {
            guard let question = try? EndQuestion.read(bytes) else { continue }
            #expect(question.bytes == bytes)
        }
    }
}
