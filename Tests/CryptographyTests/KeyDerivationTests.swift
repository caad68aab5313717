import Cryptography
import Testing

/// One test case of RFC 5869 appendix A.
struct KeyDerivationVector: Sendable, CustomTestStringConvertible {
    let name: String
    let master: [UInt8]
    let salt: [UInt8]
    let info: [UInt8]
    let key: String

    var testDescription: String { name }

    static let rfc5869: [Self] = [
        Self(
            name: "A.1", master: .repeated(0x0B, 22), salt: Array(0x00...0x0C), info: Array(0xF0...0xF9),
            key: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
        Self(
            name: "A.2", master: Array(0x00...0x4F), salt: Array(0x60...0xAF), info: Array(0xB0...0xFF),
            key: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87"),
        Self(
            name: "A.3", master: .repeated(0x0B, 22), salt: [], info: [],
            key: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
    ]
}

@Suite struct `Key derivation` {
    @Test(arguments: KeyDerivationVector.rfc5869)
    func `gives the keys of RFC 5869 appendix A`(vector: KeyDerivationVector) throws {
        let expected = [UInt8](hexadecimal: vector.key)
        let key = try KeyDerivation.hkdfSHA256(
            master: Secret(copying: vector.master), salt: vector.salt, info: vector.info,
            count: expected.count)
        #expect(key.bytes == expected)
    }

    @Test(arguments: [0, -1, 8161])
    func `refuses a length that HKDF cannot give`(count: Int) throws {
        let master = try Secret(copying: [1, 2, 3])
        #expect(throws: CryptographyError.wrongLength(count)) {
            try KeyDerivation.hkdfSHA256(master: master, salt: [], info: [], count: count)
        }
    }
}

extension Secret {
    /// For comparison with what a standard prints.
    var bytes: [UInt8] { withBytes { span in span.indices.map { span[$0] } } }
}
