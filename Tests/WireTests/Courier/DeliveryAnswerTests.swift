import Testing
import Wire

@Suite struct `The answer about a delivery` {
    /// `refused`, with `tooMany`, the detail `no` and no steps.
    static let golden: [UInt8] =
        [0x53, 0x43, 1, 0x81, 0, 0, 0, 16] + [1, 0, 1, 2, 2, 0, 1, 2, 3, 0, 2, 0x6E, 0x6F, 4, 0, 0]

    @Test func `is written and read`() throws {
        let answer = DeliveryAnswer(.refused, .tooMany, detail: "no")
        #expect(answer.frame == Self.golden)
        #expect(try DeliveryAnswer.take(from: Self.golden[...])?.0 == answer)
    }

    @Test(arguments: CourierSamples.answers)
    func `of every kind comes out as it went in, and leaves what follows`(answer: DeliveryAnswer) throws {
        let frame = answer.frame
        let taken = try #require(try DeliveryAnswer.take(from: (frame + [0xFF, 1, 2])[...]))
        #expect(taken.0 == answer && taken.length == frame.count)
        let second = [UInt8](repeating: 0, count: 3) + frame
        #expect(try DeliveryAnswer.take(from: second.dropFirst(3))?.0 == answer)
        for count in frame.indices { #expect(try DeliveryAnswer.take(from: frame.prefix(count)) == nil) }
    }

    @Test(arguments: CourierSamples.answers.filter { $0.detail.count < 100 })
    func `flipped anywhere stays faithful`(answer: DeliveryAnswer) throws {
        for bytes in CourierSamples.flipped(answer.frame) {
            guard let taken = try? DeliveryAnswer.take(from: bytes[...]) else { continue }
            #expect(try DeliveryAnswer.take(from: taken.0.frame[...])?.0 == taken.0)
            #expect(taken.length <= bytes.count)
        }
    }

    @Test func `has a reason, but for what was sent`() {
        #expect(DeliveryAnswer(.sent, .busy).fault == nil)
        for fate in [.refused, .failed, .deferred] as [DeliveryAnswer.Fate] {
            #expect(DeliveryAnswer(fate).fault == .courier && DeliveryAnswer(fate, .busy).fault == .busy)
        }
    }

    /// A provider's words reach a terminal and the journal.
    @Test func `holds nothing that steers a terminal, and no more than fits`() {
        let hostile = "a\u{1B}[2J\r\nb\u{9B}c\u{202E}é\0"
        let answer = DeliveryAnswer(.failed, .refused, detail: hostile, steps: hostile)
        #expect(answer.detail == "a?[2J??b?c????".prefix(answer.detail.count))
        #expect(answer.steps.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
        #expect((answer.detail + answer.steps).utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A })
        let long = String(repeating: "ü", count: 100_000)
        let cut = DeliveryAnswer(.failed, .refused, detail: long, steps: long)
        #expect(cut.detail.utf8.count == 512 && cut.steps.utf8.count == 16_384)
    }

    @Test(
        arguments: [
            ([0x53, 0x43, 1, 1], .kind(1)), ([0x53, 0x52], .magic), ([0x53, 0x43, 0], .version(0)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0x60, 1], .tooLong(24_577)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 0], .missingField(1)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 4, 1, 0, 1, 0], .field(1)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 4, 1, 0, 1, 5], .field(1)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 4, 1, 0, 1, 2], .field(2)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 8, 1, 0, 1, 2, 2, 0, 1, 0], .field(2)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 8, 1, 0, 1, 2, 2, 0, 1, 11], .field(2)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 5, 1, 0, 2, 1, 1], .field(1)),
            ([0x53, 0x43, 1, 0x81, 0, 0, 0, 7, 1, 0, 1, 1, 5, 0, 0], .field(5)),
        ] as [([UInt8], WireError)])
    func `that is damaged is refused at once`(bytes: [UInt8], error: WireError) {
        #expect(throws: error) { try DeliveryAnswer.take(from: bytes[...]) }
    }
}
