import KeyContainer
import Migration
import Testing

@Suite struct `A container of keys` {
    /// RFC 6030 §4.3.1, figure 2, and §5.1, figure 5.
    @Test func `gives a key that counts uses`() throws {
        let more = "<UserId>UID=jsmith,DC=example-bank,DC=net</UserId><FriendlyName>Blue one</FriendlyName>"
        let keys = try read(ContainerText.container(ContainerText.package(more: more)))
        var expected = ContainedKey(number: 1)
        expected.serial = "987654321"
        expected.id = "12345678"
        expected.user = "UID=jsmith,DC=example-bank,DC=net"
        expected.friendlyName = keys.first?.friendlyName
        expected.algorithm = "urn:ietf:params:xml:ns:keyprov:pskc:hotp"
        expected.secret = ContainerText.secret
        expected.counter = 0
        expected.digits = 8
        #expect(keys == [expected])
    }

    /// RFC 6030 §10.2: time, interval and drift.
    @Test func `gives a key that counts time`() throws {
        let package = ContainerText.package(
            method: "totp", parameters: ContainerText.totpParameters, data: ContainerText.totpData)
        let key = try #require(try read(ContainerText.container(package)).first)
        #expect(key.algorithm?.hasSuffix(":totp") == true && key.suite == "HMAC-SHA256")
        #expect(key.interval == 60 && key.digits == 6 && key.counter == nil)
        #expect(key.secret == ContainerText.secret && key.isDecimal && !key.hasCheckDigit)
    }

    @Test func `gives many keys in their order`() throws {
        let packages = (1...50).map { ContainerText.package(serial: "S\($0)") }.joined()
        let keys = try read(ContainerText.container(packages))
        #expect(keys.map(\.number) == Array(1...50))
        #expect(keys.map(\.serial) == (1...50).map { "S\($0)" })
    }

    /// RFC 6030 §4.3.3 and §6.1, figure 6: the key itself is not in clear text.
    @Test func `gives no secret that is encrypted`() throws {
        let encrypted = """
            <EncryptedValue xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><xenc:CipherData>\
            <xenc:CipherValue>AAECAwQFBgcICQoLDA0ODw==</xenc:CipherValue></xenc:CipherData></EncryptedValue>
            """
        let text = ContainerText.container(ContainerText.package()).replacing(
            "<PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue>", with: encrypted)
        let key = try #require(try read(text).first)
        #expect(key.secret == nil && key.serial == "987654321" && key.counter == 0)
    }

    @Test(arguments: [("Append", true), ("Prepend", true), ("Algorithmic", true), ("Local", false)])
    func `says whether a PIN is typed`(mode: String, isTyped: Bool) throws {
        let policy = "<Policy><PINPolicy PINUsageMode=\"\(mode)\"/></Policy>"
        let key = try #require(try read(ContainerText.container(ContainerText.package(more: policy))).first)
        #expect(key.needsTypedPIN == isTyped)
    }

    @Test(arguments: [("HEXADECIMAL", false), ("ALPHANUMERIC", false), ("DECIMAL", true)])
    func `says whether codes are decimal digits`(encoding: String, isDecimal: Bool) throws {
        let parameters =
            "<AlgorithmParameters><ResponseFormat Length=\"6\" CheckDigits=\"true\" Encoding=\"\(encoding)\"/>"
            + "</AlgorithmParameters>"
        let package = ContainerText.package(parameters: parameters)
        let key = try #require(try read(ContainerText.container(package)).first)
        #expect(key.isDecimal == isDecimal && key.hasCheckDigit)
    }

    @Test(arguments: ["", "no XML", "<KeyContainer", "<a/>"])
    func `is refused if it is none`(text: String) {
        let error = #expect(throws: KeyContainerError.self) { try read(text) }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: ["\u{1B}[2J", "\u{9B}1m", "\u{202E}", "\0"])
    func `is refused with controls in it`(control: String) {
        let text = ContainerText.container(ContainerText.package(serial: "9\(control)"))
        #expect(throws: KeyContainerError.notText) { try read(text) }
    }

    @Test func `is refused with a document type`() {
        let text = ContainerText.container().replacing(
            "<KeyContainer", with: "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><KeyContainer")
        #expect(throws: KeyContainerError.documentType) { try read(text) }
    }

    /// A container cut at every length is refused, or gives keys that were whole.
    @Test func `cut anywhere never traps`() {
        let bytes = Array(ContainerText.container(ContainerText.package()).utf8)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            let keys = (try? KeyContainer.keys(in: Array(bytes[..<count]))) ?? []
            #expect(keys.isEmpty)
        }
    }

    private func read(_ text: String) throws(KeyContainerError) -> [ContainedKey] {
        try KeyContainer.keys(in: Array(text.utf8))
    }
}
