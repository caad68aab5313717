import Account
import FoundationEssentials
import Testing

/// Records of every release stay readable; these bytes never change.
@Suite struct `A golden record` {
    private static let folder =
        #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/golden"

    @Test func `of format 1 opens with its key`() throws {
        let slot = try Self.read("record-format-1.hex")
        let opened = try SealedSlot.open(slot, uid: Fixture.uid, keys: try RecordFixture.keys(0x10))
        #expect(opened.generation == 41)
        #expect(Picture(opened.account) == Picture(try RecordFixture.full()))
    }

    @Test func `of format 1 is what is written today`() throws {
        let slot = try SealedSlot.seal(
            try RecordFixture.full(), generation: 41, keys: try RecordFixture.keys(0x10),
            salt: RecordFixture.salt(0xA5))
        #expect(slot == (try Self.read("record-format-1.hex")))
    }

    /// Hexadecimal, and comments; the zeros that fill the slot are left out.
    private static func read(_ file: String) throws -> [UInt8] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let bytes = try lines.flatMap { $0.split(separator: " ") }.map { try #require(UInt8($0, radix: 16)) }
        return bytes + [UInt8](repeating: 0, count: SealedSlot.size - bytes.count)
    }
}
