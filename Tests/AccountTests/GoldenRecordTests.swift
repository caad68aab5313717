import Account
import FoundationEssentials
import Testing

/// Records of every release stay readable; these bytes never change.
@Suite struct `A golden record` {
    private static let folder =
        #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/golden"

    @Test func `of format 1 opens with its key`() throws {
        let opened = try Self.open("record-format-1.hex")
        #expect(opened.generation == 41)
        #expect(Picture(opened.account) == Picture(try RecordFixture.ofFormat1()))
        #expect(opened.account.known == KnownSources() && opened.account.recoveryCodes == nil)
        #expect(opened.account.unprovenFailures == Failures() && opened.account.revision == 0)
        #expect(opened.account.contacts == Contacts() && opened.account.deliveries == Deliveries())
    }

    @Test(arguments: ["1", "2", "3", "4"])
    func `of an older format is written anew in format 5, and nothing is lost`(format: String) throws {
        let keys = try RecordFixture.keys(0x10)
        let old = try Self.open("record-format-\(format).hex").account
        let slot = try SealedSlot.seal(old, generation: 42, keys: keys, salt: RecordFixture.salt(0xA6))
        #expect(slot[8..<10] == [0, 5])
        let opened = try SealedSlot.open(slot, uid: Fixture.uid, keys: keys)
        #expect(Picture(opened.account) == Picture(old) && opened.generation == 42)
    }

    @Test func `of format 2 opens with its key`() throws {
        let opened = try Self.open("record-format-2.hex")
        #expect(opened.generation == 41)
        let account = try RecordFixture.ofFormat2()
        #expect(Picture(opened.account) == Picture(account))
        #expect(opened.account.revision == account.revision && account.revision > 0)
    }

    @Test func `of format 3 opens with its key`() throws {
        let opened = try Self.open("record-format-3.hex")
        let account = try RecordFixture.ofFormat3()
        #expect(opened.generation == 41 && Picture(opened.account) == Picture(account))
        #expect(opened.account.revision == account.revision)
        #expect(opened.account.habits == Habits() && opened.account.devices == Devices())
        #expect(opened.account.known.entries.allSatisfy { $0.hasShare })
        #expect(account.contacts.all.count == 2 && account.sentCodes.count == 3)
        #expect(Set(account.deliveries.entries.map(\.fate)).count == 4)
    }

    @Test func `of format 4 opens with its key`() throws {
        let opened = try Self.open("record-format-4.hex")
        let account = try RecordFixture.ofFormat4()
        #expect(opened.generation == 41 && Picture(opened.account) == Picture(account))
        #expect(opened.account.revision == account.revision)
        #expect(opened.account.upkeep == Upkeep() && opened.account.offboarded == nil)
        #expect(account.devices.entries.map(\.id.rawValue) == [1, 3, 4, 5])
        #expect(account.habits.hours.reduce(0) { $0 + Int($1) } == 15 && account.habits.withTerminal == 12)
    }

    @Test func `of format 5 opens with its key`() throws {
        let opened = try Self.open("record-format-5.hex")
        let account = try RecordFixture.full()
        #expect(opened.generation == 41 && Picture(opened.account) == Picture(account))
        #expect(opened.account.revision == account.revision)
        #expect(opened.account.upkeep == account.upkeep && account.upkeep.toldKey != nil)
    }

    @Test func `of format 5 is what is written today`() throws {
        let slot = try SealedSlot.seal(
            try RecordFixture.full(), generation: 41, keys: try RecordFixture.keys(0x10),
            salt: RecordFixture.salt(0xA5))
        #expect(slot == (try Self.read("record-format-5.hex")))
    }

    /// The two slots of one file may be of two formats, until it was written twice.
    @Test(arguments: [("1", "2"), ("2", "3"), ("1", "3"), ("3", "4"), ("1", "4"), ("4", "5"), ("1", "5")])
    func `of one format stands beside one of another`(first: String, second: String) throws {
        let slots = (
            try Self.read("record-format-\(first).hex"), try Self.read("record-format-\(second).hex")
        )
        let keys = try RecordFixture.keys(0x10)
        for slots in [slots, (slots.1, slots.0)] {
            guard
                case .opened(let record) = AccountRecord.read(slots, uid: Fixture.uid, name: nil, keys: keys)
            else {
                Issue.record("not opened")
                continue
            }
            #expect(record.generation == 41 && record.damage == nil)
        }
    }

    /// One format's bytes under the other's number are not an account.
    @Test(
        arguments: [
            ("record-format-1.hex", 2), ("record-format-2.hex", 1), ("record-format-2.hex", 3),
            ("record-format-3.hex", 2), ("record-format-3.hex", 4), ("record-format-4.hex", 3),
            ("record-format-4.hex", 5), ("record-format-5.hex", 4),
        ] as [(String, UInt8)])
    func `is not read as one of another format`(file: String, format: UInt8) throws {
        var slot = try Self.read(file)
        slot[9] = format
        let keys = try RecordFixture.keys(0x10)
        #expect(throws: RecordError.notAuthentic) { try SealedSlot.open(slot, uid: Fixture.uid, keys: keys) }
    }

    private static func open(_ file: String) throws -> SealedSlot.Opened {
        try SealedSlot.open(try read(file), uid: Fixture.uid, keys: try RecordFixture.keys(0x10))
    }

    /// Hexadecimal, and comments; the zeros that fill the slot are left out.
    private static func read(_ file: String) throws -> [UInt8] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let bytes = try lines.flatMap { $0.split(separator: " ") }.map { try #require(UInt8($0, radix: 16)) }
        return bytes + [UInt8](repeating: 0, count: SealedSlot.size - bytes.count)
    }
}
