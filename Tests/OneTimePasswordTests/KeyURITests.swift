import Cryptography
import OneTimePassword
import Testing

@Suite struct `Key URI` {
    private let secret: Secret

    init() throws { secret = try Secret(copying: Array("12345678901234567890".utf8)) }

    @Test func `has the issuer in both places and no parameter that every app assumes`() throws {
        let uri = try KeyURI(issuer: "host.example", account: "alice", secret: secret, parameters: .common)
        let expected =
            "otpauth://totp/host.example:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=host.example"
        #expect(uri.text == expected)
    }

    @Test func `names what is uncommon, the algorithm in capitals`() throws {
        let parameters = try TOTPParameters(digits: 8, period: 60, algorithm: .sha256)
        let uri = try KeyURI(issuer: "h", account: "a", secret: secret, parameters: parameters)
        #expect(uri.text.hasSuffix("&issuer=h&algorithm=SHA256&digits=8&period=60"))
    }

    @Test func `of a token that counts names the counter, whatever it is`() throws {
        let uri = try KeyURI(issuer: "h", account: "a", secret: secret, digits: 6, counter: 0)
        #expect(uri.text == "otpauth://hotp/h:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=h&counter=0")
        let uncommon = try KeyURI(
            issuer: "h", account: "a", secret: secret, digits: 8, algorithm: .sha512, counter: .max)
        #expect(
            uncommon.text.hasSuffix("&issuer=h&algorithm=SHA512&digits=8&counter=18446744073709551615"))
    }

    @Test(arguments: [5, 9])
    func `refuses digits that a token has not`(digits: Int) {
        #expect(throws: ParameterError.digits(digits)) {
            try KeyURI(issuer: "h", account: "a", secret: secret, digits: digits, counter: 0)
        }
    }

    @Test(arguments: [
        ("My Host", "My%20Host"), ("a+b", "a%2Bb"), ("50%&x=y?#/", "50%25%26x%3Dy%3F%23%2F"),
        ("m\u{FC}ller", "m%C3%BCller"), ("alice@corp", "alice%40corp"), ("a-b.c_d~e", "a-b.c_d~e"),
        ("a\nb", "a%0Ab"),
    ])
    func `encodes what could be misread, a space as %20`(plain: String, encoded: String) throws {
        let uri = try KeyURI(issuer: plain, account: plain, secret: secret, parameters: .common)
        #expect(uri.text.hasPrefix("otpauth://totp/\(encoded):\(encoded)?secret="))
        #expect(uri.text.hasSuffix("&issuer=\(encoded)"))
    }

    @Test(arguments: ["", ":", "host:22", "a:"])
    func `refuses an empty name and a colon in either`(text: String) {
        #expect(throws: ParameterError.issuer(text)) {
            try KeyURI(issuer: text, account: "a", secret: secret, parameters: .common)
        }
        #expect(throws: ParameterError.account(text)) {
            try KeyURI(issuer: "h", account: text, secret: secret, parameters: .common)
        }
    }
}
