import Cryptography
import Identity
import Migration
import OneTimePassword
import Testing

@Suite struct `The keys of a container` {
    @Test func `are taken over for the users of a map`() throws {
        let map = TokenMap(Array("serial,user,name\nA1,alice,\nA2,bob,blue token\n".utf8))
        let keys = [key("A1"), key("A2"), key("A3")]
        let file = KeyContainerFile.read(keys, .map(map))
        #expect(file.factors.map(\.user.description) == ["alice", "bob"])
        #expect(file.factors.map(\.name) == ["A1", "blue token"])
        #expect(file.factors.map(\.line) == [1, 2].map { _ in 1 })
        #expect(file.unassignedKeys == 1 && file.faults.isEmpty && map.faults.isEmpty)
        #expect(map.linesWithoutKey(among: keys).isEmpty)
        #expect(
            map.linesWithoutKey(among: [key("A2")]) == [
                MigrationFault(line: 2, reason: .unknownSerial("A1"))
            ])
    }

    @Test(arguments: [
        ("serial,user\nA1,alice\nA1,bob\n", MigrationFault.Reason.repeatedSerial("A1", line: 2), 3),
        ("serial,user\n,alice\n", .empty, 2), ("serial,user\nA1,a/b\n", .user(.forbiddenCharacter(0x2F)), 2),
        ("serial,name\n", .missingColumn("user"), 1),
        ("serial,user,pin\n", .unknownColumn("pin", known: ["serial", "user", "name"]), 1),
    ])
    func `have a map whose bad lines are named`(text: String, reason: MigrationFault.Reason, line: Int) {
        #expect(TokenMap(Array(text.utf8)).faults == [MigrationFault(line: line, reason: reason)])
    }

    @Test(arguments: [
        ("alice", "alice"), ("UID=alice,DC=example-bank,DC=net", "alice"), ("cn=A B, uid = alice", "alice"),
    ])
    func `name their users`(text: String, name: String) {
        var own = key("A1")
        own.user = text
        let file = KeyContainerFile.read([own], .named)
        #expect(file.factors.map(\.user.description) == [name] && file.faults.isEmpty)
    }

    @Test(arguments: [nil, "DC=example-bank,DC=net", "CN=Alice"] as [String?])
    func `are nobody's without a name`(text: String?) {
        var own = key("A1")
        own.user = text
        let file = KeyContainerFile.read([own], .named)
        #expect(file.faults == [MigrationFault(line: 1, reason: .nobodysKey(serial: "A1"))])
    }

    @Test func `are one, if one user is named`() throws {
        let alice = try AccountName("alice")
        #expect(KeyContainerFile.read([key("A1")], .one(alice)).factors.count == 1)
        let two = KeyContainerFile.read([key("A1"), key("A2")], .one(alice))
        #expect(two.factors.isEmpty && two.faults.map(\.reason) == [.severalKeys(2)])
    }

    @Test func `say how their codes are made`() throws {
        var time = key("A1")
        time.algorithm = "http://www.ietf.org/keyprov/pskc#totp"
        time.suite = "HMAC-SHA256"
        time.interval = 60
        time.digits = 8
        let parameters = try TOTPParameters(digits: 8, period: 60, algorithm: .sha256)
        #expect(try read(time).factors.map(\.parameters) == [.totp(parameters)])
        var count = key("A1")
        count.counter = 42
        #expect(
            try read(count).factors.map(\.parameters) == [.hotp(digits: 6, algorithm: .sha1, counter: 42)])
    }

    @Test func `that are not built are named`() throws {
        var (ocra, pin, check, letters, fast) = (key("A"), key("A"), key("A"), key("A"), key("A"))
        ocra.algorithm = "urn:ietf:params:xml:ns:keyprov:pskc:OCRA-1"
        pin.needsTypedPIN = true
        check.hasCheckDigit = true
        letters.isDecimal = false
        fast.algorithm = "urn:ietf:params:xml:ns:keyprov:pskc:totp"
        fast.interval = 15
        let reasons: [UnsupportedFactor.Reason] = try [ocra, pin, check, letters, fast].flatMap {
            try read($0).unsupported.map(\.reason)
        }
        #expect(
            reasons == [
                .algorithm("urn:ietf:params:xml:ns:keyprov:pskc:OCRA-1"), .pin, .format, .format,
                .period(seconds: 15),
            ])
    }

    @Test func `without a secret in clear text are faults`() throws {
        var encrypted = key("A1")
        encrypted.secret = nil
        #expect(try read(encrypted).faults.map(\.reason) == [.encryptedKey(serial: "A1")])
        var long = key("A1")
        long.digits = 10
        #expect(try read(long).faults.map(\.reason) == [.digits("10")])
    }

    @Test func `never tell a secret in their description`() {
        #expect("\(key("A1"))" == "ContainedKey(A1)")
    }

    private func read(_ key: ContainedKey) throws -> MigrationFile {
        KeyContainerFile.read([key], .one(try AccountName("alice")))
    }

    private func key(_ serial: String) -> ContainedKey {
        var key = ContainedKey(number: 1)
        key.serial = serial
        key.algorithm = "urn:ietf:params:xml:ns:keyprov:pskc:hotp"
        key.secret = Array("12345678901234567890".utf8)
        return key
    }
}
