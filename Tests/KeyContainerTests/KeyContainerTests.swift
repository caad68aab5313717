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
        expected.friendlyName = "Blue one"
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

    @Test func `is refused if it breaks off, wherever`() {
        let bytes = Array(ContainerText.container(ContainerText.package()).utf8)
        for count in 0..<bytes.count {
            #expect(throws: KeyContainerError.self) { try KeyContainer.keys(in: Array(bytes[..<count])) }
        }
    }

    /// Element by element, and then attribute by attribute: what libraries have stumbled over.
    @Test(arguments: [
        "Manufacturer", "SerialNo", "Model", "IssueNo", "StartDate", "ExpiryDate", "UserId", "FriendlyName",
        "Issuer",
        "KeyUsage", "KeyProfileId", "KeyReference", "NumberOfTransactions", "Suite", "Unknown",
    ])
    func `may have empty elements, and such as hold elements alone`(name: String) throws {
        for content in ["<\(name)/>", "<\(name)></\(name)>", "<\(name)> <!-- a --> </\(name)>"] {
            for (place, text) in places(content) {
                #expect(try read(text).first?.secret == ContainerText.secret, "\(content) in \(place)")
            }
        }
        for (_, text) in places("<\(name)><Child/></\(name)>") { _ = try? read(text) }
    }

    private func places(_ content: String) -> [(String, String)] {
        let policy = "<Policy>\(content)</Policy>"
        return [
            ("Key", ContainerText.package(more: content)), ("Policy", ContainerText.package(more: policy)),
            ("Data", ContainerText.package(data: "<Counter><PlainValue>0</PlainValue></Counter>\(content)")),
            (
                "DeviceInfo",
                ContainerText.package().replacing("<SerialNo>987654321</SerialNo>", with: content)
            ),
        ].map { ($0.0, ContainerText.container($0.1)) }
    }

    /// RFC 6030 §4.2: `UserId` of the device; that of the key comes before it.
    @Test func `gives the user of the device where the key has none`() throws {
        let device = "<SerialNo>1</SerialNo><UserId>bob</UserId>"
        for (more, user) in [("", "bob"), ("<UserId> alice\n</UserId>", "alice")] {
            let package = ContainerText.package(more: more).replacing(
                "<SerialNo>987654321</SerialNo>", with: device)
            #expect(try read(ContainerText.container(package)).first?.user == user)
        }
    }

    @Test func `may be of a draft, with a prefix and in CDATA`() throws {
        let text = ContainerText.container(ContainerText.package(serial: "<![CDATA[9<]]>8&amp;7&#x36;"))
            .replacing("<", with: "<p:").replacing("<p:/", with: "</p:").replacing("<p:?", with: "<?")
            .replacing("<p:![CDATA[9<p:]]>", with: "<![CDATA[9<]]>")
            .replacing("xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\"", with: "xmlns:p=\"urn:draft\"")
        #expect(try read(text).first?.serial == "9<8&76")
        #expect(try read(text).first?.secret == ContainerText.secret)
    }

    private func read(_ text: String) throws(KeyContainerError) -> [ContainedKey] {
        try KeyContainer.keys(in: Array(text.utf8))
    }
}
