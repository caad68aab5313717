import Cryptography
import Testing

/// One test case of a standard: HMAC of `data` under `key`.
struct MessageAuthenticationVector: Sendable, CustomTestStringConvertible {
    let name: String
    let algorithm: HashAlgorithm
    let key: [UInt8]
    let data: [UInt8]
    let code: String

    var testDescription: String { "\(name), \(algorithm.rawValue)" }

    /// RFC 2202 §3, cases 1 to 7, without case 5, which is about truncation.
    static let rfc2202: [Self] = [
        sha1("1", key: .repeated(0x0B, 20), .greeting, "b617318655057264e28bc0b6fb378c8ef146be00"),
        sha1("2", key: Array("Jefe".utf8), .wanted, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        sha1("3", key: .repeated(0xAA, 20), .repeated(0xDD, 50), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"),
        sha1("4", key: Array(1...25), .repeated(0xCD, 50), "4c9007f4026250c6bc8414f9bf50c86c2d7235da"),
        sha1("6", key: .repeated(0xAA, 80), .longKey, "aa4ae5e15272d00e95705637ce8a3b55ed402112"),
        sha1("7", key: .repeated(0xAA, 80), .longKeyAndData, "e8e99d0f45237d786d6bbaa7965c7808bbff1a91"),
    ]

    /// RFC 4231 §4, cases 1, 2, 3 and 6.
    static let rfc4231: [Self] = [
        sha256(
            "1", key: .repeated(0x0B, 20), .greeting,
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        sha256(
            "2", key: Array("Jefe".utf8), .wanted,
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        sha256(
            "3", key: .repeated(0xAA, 20), .repeated(0xDD, 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        sha256(
            "6", key: .repeated(0xAA, 131), .longKey,
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        sha512(
            "1", key: .repeated(0x0B, 20), .greeting,
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde",
            "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
        sha512(
            "2", key: Array("Jefe".utf8), .wanted,
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554",
            "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"),
        sha512(
            "3", key: .repeated(0xAA, 20), .repeated(0xDD, 50),
            "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39",
            "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"),
        sha512(
            "6", key: .repeated(0xAA, 131), .longKey,
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352",
            "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"),
    ]

    private static func sha1(_ number: String, key: [UInt8], _ data: [UInt8], _ code: String) -> Self {
        Self(name: "RFC 2202 case \(number)", algorithm: .sha1, key: key, data: data, code: code)
    }

    private static func sha256(_ number: String, key: [UInt8], _ data: [UInt8], _ code: String) -> Self {
        Self(name: "RFC 4231 case \(number)", algorithm: .sha256, key: key, data: data, code: code)
    }

    private static func sha512(
        _ number: String, key: [UInt8], _ data: [UInt8], _ first: String, _ second: String
    ) -> Self {
        Self(
            name: "RFC 4231 case \(number)", algorithm: .sha512, key: key, data: data, code: first + second)
    }
}

extension [UInt8] {
    static func repeated(_ byte: UInt8, _ count: Int) -> Self { Self(repeating: byte, count: count) }

    fileprivate static let greeting = Array("Hi There".utf8)
    fileprivate static let wanted = Array("what do ya want for nothing?".utf8)
    fileprivate static let longKey = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    fileprivate static let longKeyAndData = Array(
        "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data".utf8)
}

@Suite struct `Message authentication` {
    @Test(arguments: MessageAuthenticationVector.rfc2202 + MessageAuthenticationVector.rfc4231)
    func `gives the codes of the RFCs`(vector: MessageAuthenticationVector) throws {
        let key = try Secret(copying: vector.key)
        let code = MessageAuthentication.code(of: vector.data, key: key, by: vector.algorithm)
        #expect(code.bytes == [UInt8](hexadecimal: vector.code))
        #expect(code.count == vector.algorithm.outputCount)
        #expect(code[0] == code.bytes[0])
    }

    @Test func `takes an empty key and an empty message`() throws {
        let code = MessageAuthentication.code(of: [], key: try Secret(copying: [UInt8]()), by: .sha1)
        #expect(code.bytes == [UInt8](hexadecimal: "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"))
    }
}
