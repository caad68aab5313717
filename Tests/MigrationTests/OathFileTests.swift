import Cryptography
import Identity
import Migration
import OneTimePassword
import Testing

@Suite struct `A users file of pam_oath` {
    private static let secret = "3132333435363738393031323334353637383930"

    @Test(arguments: [
        ("HOTP/T30", 6, 30), ("HOTP/T30/6", 6, 30), ("HOTP/T30/8", 8, 30), ("HOTP/T60", 6, 60),
        ("HOTP/T60/7", 7, 60),
    ])
    func `gives its time-based tokens`(token: String, digits: Int, period: UInt64) throws {
        let file = read("# comment\n\n\(token)\talice\t-\t\(Self.secret)\t0\t123456\t2020-01-01T00:00:00L\n")
        let factor = try #require(file.factors.first)
        #expect(factor.user.description == "alice" && factor.line == 3)
        #expect(factor.parameters.digits == digits && factor.parameters.period == period)
        #expect(factor.secret.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(file.faults.isEmpty)
    }

    /// The counter in the file is that of the last code, where one was used.
    @Test(
        arguments: [
            ("HOTP", "", 6, 0), ("HOTP/E/8", "7", 8, 7), ("HOTP/E/7", "7 755224 2020-01-01T00:00:00L", 7, 8),
        ] as [(String, String, Int, UInt64)])
    func `gives its counting tokens`(token: String, rest: String, digits: Int, counter: UInt64) {
        let file = read("\(token) alice - \(Self.secret) \(rest)\n")
        #expect(file.factors.map(\.parameters) == [.hotp(digits: digits, algorithm: .sha1, counter: counter)])
        #expect(file.faults.isEmpty)
    }

    @Test(arguments: [("HOTP/T30 alice 1234 ", UnsupportedFactor.Reason.pin), ("HOTP alice 1 ", .pin)])
    func `says what cannot be taken over`(start: String, reason: UnsupportedFactor.Reason) {
        let file = read(start + Self.secret)
        #expect(file.factors.isEmpty && file.faults.isEmpty)
        #expect(file.unsupported.map(\.reason) == [reason])
    }

    @Test(arguments: [
        ("HOTP/T30 alice -", MigrationFault.Reason.fieldCount(found: 3, expected: 4)),
        ("TOTP alice - 00", .tokenType("TOTP")), ("HOTP/T45 alice - 00", .tokenType("HOTP/T45")),
        ("HOTP alice - \(secret) x", .counter("x")), ("HOTP/T30/9 alice - \(secret)", .digits("9")),
        ("HOTP/T30 .. - \(secret)", .user(.forbiddenName)),
        ("HOTP/T30 alice - 313", .secretIsNotHexadecimal), ("HOTP/T30 alice - zz", .secretIsNotHexadecimal),
        ("HOTP/T30 alice - 3132", .shortSecret(bits: 16)),
        ("HOTP/T30 alice - \(String(repeating: "00", count: 65))", .longSecret(bits: 520)),
    ])
    func `names each line that it cannot be`(line: String, reason: MigrationFault.Reason) {
        let file = read("HOTP/T30 bob - \(Self.secret)\n" + line)
        #expect(file.factors.count == 1)
        #expect(file.faults == [MigrationFault(line: 2, reason: reason)])
    }

    @Test func `that names a user twice leaves nobody to guess which was meant`() throws {
        let file = read("HOTP/T30 bob - \(Self.secret)\nHOTP/T60 bob - \(Self.secret)\n")
        let bob = try #require(file.factors.first?.user)
        #expect(file.factors.count == 1)
        #expect(file.faults == [MigrationFault(line: 2, reason: .repeatedUser(bob, line: 1))])
    }

    private func read(_ text: String) -> MigrationFile { OathFile.read(Array(text.utf8)) }
}
