import Testing
import Varlink

@Suite struct `The assembler of messages` {
    @Test(arguments: 1...12)
    func `gives the same messages in whatever pieces they come`(size: Int) throws {
        let stream = Array("{\"a\":1}\0{}\0{\"b\"".utf8)
        var assembler = MessageAssembler()
        var messages: [[UInt8]] = []
        for start in stride(from: 0, to: stream.count, by: size) {
            messages += try assembler.take(stream[start..<min(start + size, stream.count)])
        }
        #expect(messages == [Array("{\"a\":1}".utf8), Array("{}".utf8)])
        #expect(assembler.isInMessage)
    }

    @Test func `takes a message of exactly the bound and no longer one`() throws {
        let longest = [UInt8](repeating: 0x20, count: VarlinkMessage.longest)
        var assembler = MessageAssembler()
        #expect(try assembler.take(longest + [0]).count == 1)
        #expect(!assembler.isInMessage)
        #expect(throws: VarlinkError.tooLong) { try assembler.take(longest + [0x20]) }
        var other = MessageAssembler()
        _ = try other.take(longest)
        #expect(throws: VarlinkError.tooLong) { try other.take([0x20]) }
    }
}
