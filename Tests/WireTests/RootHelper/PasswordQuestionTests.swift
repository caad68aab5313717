import Identity
import Testing
import Wire

@Suite struct `A question about a password` {
    /// `alice`, and the password `pw`.
    static let golden: [UInt8] =
        [0x53, 0x52, 1, 1, 0, 0, 0, 13] + [1, 0, 5, 0x61, 0x6C, 0x69, 0x63, 0x65] + [2, 0, 2, 0x70, 0x77]

    @Test func `is written and read`() throws {
        let question = try PasswordQuestion(user: AccountName("alice"), password: Array("pw".utf8))
        #expect(question.bytes == Self.golden)
        #expect(try PasswordQuestion.read(Self.golden) == question)
    }

    @Test func `fills its bounds and no more`() throws {
        let name = try AccountName(String(repeating: "a", count: 256))
        let password = [UInt8](repeating: 0xFF, count: 512)
        let question = try PasswordQuestion(user: name, password: password)
        #expect(question.bytes.count == PasswordQuestion.longestFrame)
        #expect(try PasswordQuestion.read(question.bytes) == question)
        #expect(throws: WireError.field(2)) { try PasswordQuestion(user: name, password: password + [1]) }
    }

    @Test(arguments: [[], [0], [0x61, 0, 0x62]] as [[UInt8]])
    func `has no password that is empty or ends early in C`(password: [UInt8]) throws {
        let name = try AccountName("alice")
        #expect(throws: WireError.field(2)) { try PasswordQuestion(user: name, password: password) }
    }

    @Test func `cut anywhere is waited for`() throws {
        for count in Self.golden.indices {
            #expect(try PasswordQuestion.read(Array(Self.golden.prefix(count))) == nil)
        }
    }

    @Test func `never shows its password`() throws {
        let question = try PasswordQuestion(user: AccountName("alice"), password: Array("pw".utf8))
        #expect("\(question)" == "PasswordQuestion(alice)")
    }

    @Test(arguments: [
        Damage([0x53, 0x50, 1, 1], .magic),
        Damage([0x47], .magic),
        Damage([0x53, 0x52, 2], .version(2)),
        Damage([0x53, 0x52, 1, 2], .kind(2)),
        Damage([0x53, 0x52, 1, 0x81], .kind(0x81)),
        Damage([0x53, 0x52, 1, 1, 0, 0, 3, 7], .tooLong(775)),
        Damage([0x53, 0x52, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF], .tooLong(.max)),
        Damage(golden + [0], .body),
        Damage(body: [], .missingField(1)),
        Damage(body: [1], .field(1)),
        Damage(body: [1, 0], .field(1)),
        Damage(body: [1, 0, 9, 0x61], .field(1)),
        Damage(body: [1, 0, 1, 0x61], .missingField(2)),
        Damage(body: [2, 0, 1, 0x61, 1, 0, 1, 0x61], .field(2)),
        Damage(body: [1, 0, 1, 0x61, 1, 0, 1, 0x61], .field(1)),
        Damage(body: [1, 0, 1, 0x61, 2, 0, 0], .field(2)),
        Damage(body: [1, 0, 1, 0x61, 2, 0, 1, 0], .field(2)),
        Damage(body: [1, 0, 1, 0x61, 2, 0, 1, 0x61, 3, 0, 0], .field(3)),
        Damage(body: [1, 0, 0, 2, 0, 1, 0x61], .field(1)),
        Damage(body: [1, 0, 1, 0x2F, 2, 0, 1, 0x61], .field(1)),
        Damage(body: [1, 0, 1, 0xFF, 2, 0, 1, 0x61], .field(1)),
    ])
    func `that is damaged is refused at once`(damage: Damage) {
        #expect(throws: damage.error) { try PasswordQuestion.read(damage.bytes) }
    }

    /// What is taken means the same when it is written again, and nothing traps.
    @Test func `flipped anywhere stays faithful`() {
        for position in Self.golden.indices {
            for bit in 0..<8 {
                var bytes = Self.golden
                bytes[position] ^= 1 << bit
                guard let question = try? PasswordQuestion.read(bytes) else { continue }
                #expect(question.bytes == bytes)
            }
        }
    }
}

extension Damage {
    /// A question with that body.
    fileprivate init(body: [UInt8], _ error: WireError) {
        self.init([0x53, 0x52, 1, 1, 0, 0, 0, UInt8(body.count)] + body, error)
    }
}
