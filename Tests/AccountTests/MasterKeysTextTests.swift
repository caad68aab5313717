import Account
import Cryptography
import Testing

@Suite struct `The text of a key file` {
    private static let prefix = MasterKeys.linePrefix
    private static let good = String(repeating: "A", count: 43)

    @Test func `holds what was written`() throws {
        let (new, old) = (try RecordFixture.secret(2), try RecordFixture.secret(1))
        let newline = [UInt8(ascii: "\n")]
        let one = MasterKeys.line(of: new)
        let two = one + newline + MasterKeys.line(of: old)
        for text in [one, one + newline] {
            #expect(try MasterKeys(text: text.span).fingerprints == RecordFixture.keys(2).fingerprints)
        }
        for text in [two, two + newline] {
            #expect(
                try MasterKeys(text: text.span).fingerprints == RecordFixture.keys(2, before: 1).fingerprints)
        }
    }

    @Test(
        arguments: [
            ("", .empty),
            ("\n", .line(1)),
            ("x", .line(1)),
            (prefix, .line(1)),
            (prefix + good.dropLast(), .line(1)),
            (prefix + good + "A", .line(1)),
            (prefix + good + "=", .line(1)),
            (prefix + good.dropLast() + "+", .line(1)),
            (prefix + good.dropLast() + "\0", .line(1)),
            (prefix + good + "\r\n", .line(1)),
            (" " + prefix + good, .line(1)),
            ("sallyport-master-key-2 " + good, .line(1)),
            (prefix + good + "\n\n", .line(2)),
            (prefix + good + "\n# the key of last year\n", .line(2)),
            (prefix + good + "\n" + prefix + "short\n", .line(2)),
            (prefix + good + "\n" + prefix + good + "\n" + prefix + good + "\n", .tooManyKeys),
        ] as [(String, MasterKeys.TextError)])
    func `is refused with the line that is wrong`(text: String, error: MasterKeys.TextError) {
        #expect(throws: error) { try MasterKeys(text: Array(text.utf8).span) }
    }

    @Test(arguments: [0, 16, 31, 33])
    func `holds keys of 32 bytes alone`(length: Int) throws {
        let key = try Secret(copying: [UInt8](repeating: 1, count: length))
        #expect(throws: RecordError.cryptography) { try MasterKeys(current: key) }
        let line = MasterKeys.line(of: key)
        #expect(throws: MasterKeys.TextError.line(1)) { try MasterKeys(text: line.span) }
    }

    @Test func `tells keys apart without giving anything of them away`() throws {
        let fingerprints = try (1...50).map { try RecordFixture.keys($0).fingerprint }
        #expect(Set(fingerprints).count == 50 && fingerprints.allSatisfy { $0.count == 8 })
    }
}
