import Cryptography
import Identity
import Migration
import OneTimePassword
import Testing

@Suite struct `A file of comma-separated values` {
    private static let columns = [
        "user", "secret", "method", "algorithm", "digits", "period", "counter", "name",
    ]
    private static let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

    @Test func `needs no more than users and secrets`() {
        let file = read("user,secret\nalice,\(Self.secret)\nbob,\(Self.secret.lowercased())\n")
        #expect(file.faults.isEmpty)
        #expect(file.factors.map(\.user.description) == ["alice", "bob"])
        #expect(file.factors.map(\.line) == [2, 3])
        #expect(file.factors.allSatisfy { $0.secret.base32 == Self.secret && $0.name == nil })
    }

    @Test func `takes every column, in any order, with quotes, blanks, CRLF and a byte order mark`() throws {
        let file = read(
            "\u{FEFF}Name, algorithm,digits,period,secret,user\r\n"
                + "\"Al's \"\"phone\"\", red\",sha256,8,60,\"GEZD GNBV GY3T QOJQ ====\", alice \r\n\r\n")
        let factor = try #require(file.factors.first)
        #expect(file.faults.isEmpty)
        #expect(factor.name == "Al's \"phone\", red")
        #expect(factor.parameters.algorithm == .sha256)
        #expect(factor.parameters.digits == 8 && factor.parameters.period == 60)
        #expect(factor.secret.bits == 80 && factor.secret.isShort)
    }

    @Test(arguments: [
        ("", MigrationFault.Reason.empty), ("user,name", .missingColumn("secret")),
        ("secret", .missingColumn("user")), ("user,secret,pin", .unknownColumn("pin", known: columns)),
        ("user,secret,user", .repeatedColumn("user")), ("user,\"secret", .unterminatedQuote),
    ])
    func `is refused for its header`(header: String, reason: MigrationFault.Reason) {
        #expect(read(header).faults == [MigrationFault(line: 1, reason: reason)])
    }

    @Test(arguments: [
        ("eve,\(secret),,", MigrationFault.Reason.fieldCount(found: 4, expected: 6)),
        ("e/e,\(secret),,,,", .user(.forbiddenCharacter(0x2F))), (",\(secret),,,,", .user(.empty)),
        ("eve,,,,,", .shortSecret(bits: 0)), ("eve,1!,,,,", .secretIsNotBase32),
        ("eve,\(secret),MD5,,,", .algorithm("MD5")), ("eve,\(secret),,9,,", .digits("9")),
        ("eve,\(secret),,,45,", .period("45")), ("eve,\(secret),,,,a\u{7}b", .name),
        ("eve,\(secret),,,,\"a", .unterminatedQuote), ("eve,\(secret),,,,\"a\"b", .unterminatedQuote),
    ])
    func `names each line that it cannot be`(line: String, reason: MigrationFault.Reason) {
        let file = read("user,secret,algorithm,digits,period,name\nalice,\(Self.secret),,,,\n" + line + "\n")
        #expect(file.factors.count == 1)
        #expect(file.faults == [MigrationFault(line: 3, reason: reason)])
    }

    @Test func `takes authenticators that count uses`() throws {
        let file = read(
            "user,secret,method,counter,digits\nalice,\(Self.secret),HOTP,42,8\nbob,\(Self.secret),hotp,,\n"
                + "carol,\(Self.secret),totp,,\n")
        #expect(file.faults.isEmpty)
        #expect(file.factors[0].parameters == .hotp(digits: 8, algorithm: .sha1, counter: 42))
        #expect(file.factors[1].parameters.counter == 0 && file.factors[1].parameters.period == nil)
        #expect(file.factors[2].parameters == .totp(.common))
    }

    @Test(arguments: [
        ("ocra,,", MigrationFault.Reason.method("ocra")), ("hotp,,-1", .counter("-1")),
        ("hotp,,9223372036854775808", .counter("9223372036854775808")),
        ("hotp,30,", .foreignColumn("period", method: "hotp")),
        (",30,7", .foreignColumn("counter", method: "totp")),
    ])
    func `names what does not fit its method`(columns: String, reason: MigrationFault.Reason) {
        let file = read("user,secret,method,period,counter\nalice,\(Self.secret),\(columns)\n")
        #expect(file.faults == [MigrationFault(line: 2, reason: reason)])
    }

    @Test func `never tells a secret in the description of one`() throws {
        let factor = try #require(read("user,secret\nalice,\(Self.secret)").factors.first)
        #expect(!"\(factor)".contains(Self.secret))
        #expect("\(factor.secret)" == "ImportedSecret(160 bits)")
    }

    private func read(_ text: String) -> MigrationFile { CommaSeparatedFile.read(Array(text.utf8)) }
}
