import Cryptography
import Testing

/// One test case of the GCM specification (McGrew and Viega, appendix B), as NIST took it over.
struct EncryptionVector: Sendable, CustomTestStringConvertible {
    let name: String
    let key: String
    let nonce: String
    let plaintext: String
    let associatedData: String
    let sealed: String

    var testDescription: String { name }

    private static let longKey = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    private static let longPlaintext =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    private static let longCiphertext =
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"

    static let gcmSpecification: [Self] = [
        Self(
            name: "case 13", key: String(repeating: "00", count: 32),
            nonce: String(repeating: "00", count: 12),
            plaintext: "", associatedData: "", sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
        Self(
            name: "case 14", key: String(repeating: "00", count: 32),
            nonce: String(repeating: "00", count: 12),
            plaintext: String(repeating: "00", count: 16), associatedData: "",
            sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
        Self(
            name: "case 15", key: longKey, nonce: "cafebabefacedbaddecaf888",
            plaintext: longPlaintext + "1aafd255", associatedData: "",
            sealed: longCiphertext + "898015adb094dac5d93471bdec1a502270e3cc6c"),
        Self(
            name: "case 16", key: longKey, nonce: "cafebabefacedbaddecaf888", plaintext: longPlaintext,
            associatedData: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            sealed: longCiphertext + "76fc6ece0f4e1768cddf8853bb2d551b"),
    ]
}

@Suite struct `Authenticated encryption` {
    @Test(arguments: EncryptionVector.gcmSpecification)
    func `seals and opens as the GCM specification prints it`(vector: EncryptionVector) throws {
        let key = try Secret(copying: [UInt8](hexadecimal: vector.key))
        let nonce = [UInt8](hexadecimal: vector.nonce)
        let plaintext = [UInt8](hexadecimal: vector.plaintext)
        let associatedData = [UInt8](hexadecimal: vector.associatedData)

        let sealed = try AuthenticatedEncryption.seal(
            Secret(copying: plaintext), key: key, nonce: nonce, associatedData: associatedData)
        #expect(sealed == [UInt8](hexadecimal: vector.sealed))

        let opened = try AuthenticatedEncryption.open(
            sealed[...], key: key, nonce: nonce, associatedData: associatedData)
        #expect(opened.bytes == plaintext)
    }

    @Test func `opens nothing after any bit was flipped`() throws {
        let sealed = try sample.seal()
        for bit in 0..<sealed.count * 8 {
            var damaged = sealed
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: CryptographyError.notAuthentic) { try sample.open(damaged[...]) }
        }
    }

    @Test func `opens nothing that was cut, at any length`() throws {
        let sealed = try sample.seal()
        for count in 0..<sealed.count {
            #expect(throws: CryptographyError.notAuthentic) { try sample.open(sealed[..<count]) }
        }
        #expect(throws: CryptographyError.notAuthentic) { try sample.open((sealed + [0])[...]) }
    }

    @Test func `opens a slice in the middle of an array`() throws {
        let sealed = try sample.seal()
        let opened = try sample.open(([1, 2, 3] + sealed + [4])[3..<3 + sealed.count])
        #expect(opened.bytes == Sample.plaintext)
    }

    @Test func `opens nothing under another key, nonce or associated data`() throws {
        let sealed = try sample.seal()
        for other in [Sample(key: 2), Sample(nonce: 2), Sample(associatedData: 2)] {
            #expect(throws: CryptographyError.notAuthentic) { try other.open(sealed[...]) }
        }
    }

    @Test func `refuses keys and nonces of another length`() throws {
        let short = try Secret(copying: [UInt8].repeated(1, 16))
        let key = try Secret(copying: [UInt8].repeated(1, 32))
        #expect(throws: CryptographyError.wrongLength(16)) {
            try AuthenticatedEncryption.seal(key, key: short, nonce: .repeated(1, 12), associatedData: [])
        }
        #expect(throws: CryptographyError.wrongLength(13)) {
            try AuthenticatedEncryption.open([][...], key: key, nonce: .repeated(1, 13), associatedData: [])
        }
    }

    private let sample = Sample()
}

/// One sealing, with parts that can be exchanged.
private struct Sample {
    static let plaintext = Array("a sealed record".utf8)

    var key: UInt8 = 1
    var nonce: UInt8 = 1
    var associatedData: UInt8 = 1

    func seal() throws -> [UInt8] {
        try AuthenticatedEncryption.seal(
            Self.plaintext.span, key: Secret(copying: .repeated(key, 32)), nonce: .repeated(nonce, 12),
            associatedData: [associatedData])
    }

    func open(_ sealed: ArraySlice<UInt8>) throws -> Secret {
        try AuthenticatedEncryption.open(
            sealed, key: Secret(copying: .repeated(key, 32)), nonce: .repeated(nonce, 12),
            associatedData: [associatedData])
    }
}
