import Identity
import Testing

@Suite struct `Base64 text` {
    /// RFC 4648 section 10.
    static let vectors = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ]

    @Test(arguments: vectors)
    func `is written and read with padding and without`(plain: String, text: String) {
        let bytes = Array(plain.utf8)
        let unpadded = text.filter { $0 != "=" }
        #expect(Base64.text(of: bytes) == text)
        #expect(Base64.text(of: bytes, isPadded: false) == unpadded)
        #expect(Base64.bytes(of: text.utf8) == bytes && Base64.bytes(of: unpadded.utf8) == bytes)
    }

    @Test func `has all of its alphabet`() {
        let bytes = (0...255).map { UInt8($0) }
        let text = Base64.text(of: bytes)
        #expect(Base64.bytes(of: text.utf8) == bytes)
        #expect(Set(text.utf8).subtracting(["="].joined().utf8).count == 64)
    }

    @Test(arguments: [
        "Z", "Zg=", "Zg===", "Zm9v=", "Zm9vY", "=", "==", "====", "Z===", "Zm=v", "Zm9v====", "Zg==Zg==",
        "Zm8=\n",
        " Zm9v", "Zm9-", "Zm9_", "Zm\u{E9}v", "Zm9v\0",
    ])
    func `is nothing else`(text: String) {
        #expect(Base64.bytes(of: text.utf8) == nil)
    }

    @Test(arguments: ["Zh==", "Zm9=", "Zm9", "Zh", "/x==", "//9"])
    func `has no bits behind its last byte`(text: String) {
        #expect(Base64.bytes(of: text.utf8) == nil)
    }

    @Test func `is one text for each row of bytes`() {
        var seen: [[UInt8]: String] = [:]
        let letters = Array("AQgw/9=".utf8)
        for number in 0..<2_401 {
            let text = [343, 49, 7, 1].map { letters[number / $0 % 7] }
            guard let bytes = Base64.bytes(of: text) else { continue }
            #expect(Base64.text(of: bytes).utf8.elementsEqual(text))
            #expect(seen.updateValue(String(decoding: text, as: UTF8.self), forKey: bytes) == nil)
        }
        #expect(seen.count > 200)
    }
}
