import Identity
import Testing
import Wire

@Suite struct `A delivery` {
    /// The letter `S` with the code `12`, to a@b, for ten minutes.
    static let golden: [UInt8] =
        [0x53, 0x43, 1, 1, 0, 0, 0, 40] + [1, 0, 1, 1] + [2, 0, 3, 0x61, 0x40, 0x62]
        + [3, 0, 4, 0, 0, 2, 0x58] + [4, 0, 4, 0, 0, 0, 0] + [5, 0, 1, 0x53] + [6, 0, 9]
        + [1, 0, 1, 0x54, 2, 0, 2, 0x31, 0x32]

    @Test func `is written and read`() throws {
        let letter = try Letter(subject: "S", blocks: [.paragraph("T"), .code("12")])
        let delivery = try Delivery(to: Destination("a@b", by: .email), letter, lifeSeconds: 600)
        #expect(try delivery.frame() == Self.golden)
        #expect(try Delivery.read(Self.golden) == delivery)
    }

    @Test(arguments: try CourierSamples.deliveries())
    func `of every kind comes out as it went in`(delivery: Delivery) throws {
        let frame = try delivery.frame()
        #expect(try Delivery.read(frame) == delivery)
        #expect(frame.count <= 8 + Int(CourierFrameKind.deliver.longestBody))
        #expect(throws: WireError.body) { try Delivery.read(frame + [0]) }
    }

    @Test(arguments: try CourierSamples.deliveries())
    func `cut anywhere is waited for`(delivery: Delivery) throws {
        let frame = try delivery.frame()
        for count in frame.indices { #expect(try Delivery.read(Array(frame.prefix(count))) == nil) }
    }

    /// What is taken means the same when it is written again, and nothing traps.
    @Test(arguments: try CourierSamples.deliveries().filter { $0.letter.subject.utf8.count < 100 })
    func `flipped anywhere stays faithful`(delivery: Delivery) throws {
        for bytes in CourierSamples.flipped(try delivery.frame()) {
            guard let taken = try? Delivery.read(bytes) else { continue }
            #expect(try Delivery.read(taken.frame()) == taken)
        }
    }

    @Test(arguments: [0, 86_401, -1])
    func `is worth something for a second to a day`(seconds: Int) throws {
        let letter = try Letter(subject: "S", blocks: [.code("12")])
        #expect(throws: WireError.field(3)) {
            try Delivery(to: Destination("a@b", by: .email), letter, lifeSeconds: seconds)
        }
    }

    @Test func `has a letter that fits its frame`() throws {
        let block = Letter.Block.paragraph(String(repeating: "x", count: 2_530))
        let fitting = try Letter(subject: "S", blocks: [block, block, block])
        let beyond = try Letter(subject: "S", blocks: [block, block, block, .code("x")])
        let destination = try Destination("a@b", by: .email)
        #expect(try Delivery(to: destination, fitting, lifeSeconds: 1).frame().count > 7_600)
        #expect(throws: WireError.tooLong(7_603)) {
            try Delivery(to: destination, beyond, lifeSeconds: 1).frame()
        }
    }

    @Test(arguments: [
        Damage([0x53, 0x52], .magic), Damage([0x47], .magic), Damage([0x53, 0x43, 2], .version(2)),
        Damage([0x53, 0x43, 1, 0x81], .kind(0x81)),
        Damage([0x53, 0x43, 1, 1, 0, 0, 0x20, 1], .tooLong(8_193)),
        Damage([0x53, 0x43, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF], .tooLong(.max)),
        Damage([0x53, 0x43, 1, 1, 0, 0, 0, 0], .missingField(2)), Damage(golden + [0], .body),
        Damage(at: 11, 0, error: .field(2)), Damage(at: 11, 2, error: .field(2)),
        Damage(at: 11, 3, error: .field(2)), Damage(at: 15, 0x40, error: .field(2)),
        Damage(at: 15, 0xFF, error: .field(2)), Damage(at: 21, 0, 0, 0, 0, error: .field(3)),
        Damage(at: 21, 0, 1, 0x51, 0x81, error: .field(3)), Damage(at: 28, 0, 0, 0, 2, error: .field(4)),
        Damage(at: 28, 0x80, 0, 0, 0, error: .field(4)), Damage(at: 35, 0xFF, error: .field(5)),
        Damage(at: 35, 0x0A, error: .field(5)), Damage(at: 32, 7, error: .field(7)),
        Damage(at: 39, 0, error: .field(6)), Damage(at: 39, 5, error: .field(6)),
        Damage(at: 39, 3, error: .field(6)), Damage(at: 39, 4, error: .field(6)),
        Damage(at: 40, 0xFF, error: .field(6)), Damage(at: 41, 7, error: .field(6)),
        Damage(at: 42, 0xFF, error: .field(6)), Damage(at: 42, 0x1B, error: .field(6)),
        Damage(at: 47, 0x0A, error: .field(6)), Damage(at: 45, 3, error: .field(6)),
    ])
    func `that is damaged is refused at once`(damage: Damage) {
        #expect(throws: damage.error) { try Delivery.read(damage.bytes) }
    }
}

extension Damage {
    /// The golden delivery with other bytes at a position.
    fileprivate init(at position: Int, _ bytes: UInt8..., error: WireError) {
        var damaged = `A delivery`.golden
        damaged.replaceSubrange(position..<position + bytes.count, with: bytes)
        self.init(damaged, error)
    }
}
