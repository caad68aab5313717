import Testing
import Wire

@Suite struct `The answer about a password` {
    @Test(arguments: zip(PasswordAnswer.allCases, [1, 2, 3] as [UInt8]))
    func `is written and read`(answer: PasswordAnswer, value: UInt8) throws {
        #expect(answer.bytes == [0x53, 0x52, 1, 0x81, 0, 0, 0, 1, value])
        #expect(try PasswordAnswer.read(answer.bytes) == answer)
        for count in answer.bytes.indices {
            #expect(try PasswordAnswer.read(Array(answer.bytes.prefix(count))) == nil)
        }
    }

    @Test(arguments: [0, 4, 0xFF] as [UInt8])
    func `is one of three`(value: UInt8) {
        #expect(throws: WireError.body) { try PasswordAnswer.read([0x53, 0x52, 1, 0x81, 0, 0, 0, 1, value]) }
    }

    @Test func `is one alone, of one byte`() {
        #expect(throws: WireError.body) { try PasswordAnswer.read(PasswordAnswer.accepted.bytes + [1]) }
        #expect(throws: WireError.body) { try PasswordAnswer.read([0x53, 0x52, 1, 0x81, 0, 0, 0, 0]) }
        #expect(throws: WireError.tooLong(2)) { try PasswordAnswer.read([0x53, 0x52, 1, 0x81, 0, 0, 0, 2]) }
        #expect(throws: WireError.kind(1)) { try PasswordAnswer.read([0x53, 0x52, 1, 1]) }
    }
}
