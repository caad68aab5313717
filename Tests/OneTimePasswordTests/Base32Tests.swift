import OneTimePassword
import TestSupport
import Testing

@Suite struct `Base32 text` {
    /// RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="),
        ("foob", "MZXW6YQ="), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI======"),
    ])
    func `is that of RFC 4648, without padding`(plain: String, encoded: String) {
        #expect(Base32.encode(Array(plain.utf8)) == encoded.filter { $0 != "=" })
        #expect(Base32.decode(encoded) == Array(plain.utf8))
        #expect(Base32.decode(encoded.filter { $0 != "=" }) == Array(plain.utf8))
    }

    @Test(arguments: ["mzxw6ytb", "MZXW 6YTB", "mzxw-6ytb", " MZ XW6-YTB ", "MZXW6YTB"])
    func `is read as people type it`(text: String) {
        #expect(Base32.decode(text) == Array("fooba".utf8))
    }

    @Test(arguments: [
        "M", "MZX", "MZXW6Y", "MZXW6YT1", "MZXW6YT0", "MZXW6YT8", "MZ=W6YTB", "=MZXW6YTB", "MY=======",
        "MZXW6YT\u{E9}",
        "MZXW6YTB\0", "MZXW6YTB\n", "MZXW_6YTB",
    ])
    func `refuses what it is not`(text: String) {
        #expect(Base32.decode(text) == nil)
    }

    @Test func `gives back every length and byte`() {
        var random = RandomSequence(seed: 32)
        for count in 0...100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base32.decode(Base32.encode(bytes)) == bytes)
        }
    }
}
