import Testing

@testable import Cryptography

/// One test case of RFC 7914 §12; the fourth, of 1 GiB, is left out.
struct SlowHashVector: Sendable, CustomTestStringConvertible {
    let password: String
    let salt: String
    let cost: SlowHash.Cost
    let hash: String

    var testDescription: String {
        "N = \(cost.iterations), r = \(cost.blockSize), p = \(cost.parallelization)"
    }

    static let rfc7914: [Self] = [
        Self(
            password: "", salt: "", cost: .init(iterations: 16, blockSize: 1, parallelization: 1),
            hash: "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"),
        Self(
            password: "password", salt: "NaCl",
            cost: .init(iterations: 1024, blockSize: 8, parallelization: 16),
            hash: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"),
        Self(
            password: "pleaseletmein", salt: "SodiumChloride",
            cost: .init(iterations: 16384, blockSize: 8, parallelization: 1),
            hash: "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"),
    ]
}

@Suite struct `The slow hash` {
    private let salt = [UInt8](1...16)

    @Test(arguments: SlowHashVector.rfc7914)
    func `gives the hashes of RFC 7914`(vector: SlowHashVector) throws {
        let hash = try SlowHash.scrypt(
            Array(vector.password.utf8), salt: Array(vector.salt.utf8), cost: vector.cost, count: 64)
        #expect(hash == [UInt8](hexadecimal: vector.hash))
    }

    /// Made with another implementation: Python's `hashlib.scrypt`, n=1024, r=8, p=16, dklen=32.
    @Test func `keeps what it kept`() throws {
        let hash = try SlowHash.scrypt(Array("ABCDEFGHJKLMNPQR".utf8), salt: salt)
        #expect(
            hash == [UInt8](hexadecimal: "4dcef74412785d4b1d17becd93d0862b7cba7cc43cc55f54d1819a51871b5753"))
        #expect(hash.count == SlowHash.length)
    }

    @Test func `differs for every salt and text`() throws {
        let plain = try SlowHash.scrypt([1], salt: salt)
        #expect(try SlowHash.scrypt([1], salt: salt.reversed()) != plain)
        #expect(try SlowHash.scrypt([2], salt: salt) != plain)
    }

    @Test(arguments: [0, 15, 17])
    func `refuses a salt of another length`(count: Int) {
        #expect(throws: CryptographyError.wrongLength(count)) {
            try SlowHash.scrypt([1], salt: [UInt8](repeating: 0, count: count))
        }
    }

    @Test(
        arguments: [
            .init(iterations: 1, blockSize: 8, parallelization: 1),
            .init(iterations: 1000, blockSize: 8, parallelization: 1),
            .init(iterations: 1 << 20, blockSize: 8, parallelization: 1),
            .init(iterations: 1024, blockSize: 0, parallelization: 1),
        ] as [SlowHash.Cost])
    func `refuses a cost that scrypt has not, or that takes too much memory`(cost: SlowHash.Cost) {
        #expect(throws: CryptographyError.refusedByLibcrypto) {
            try SlowHash.scrypt([1], salt: salt, cost: cost, count: 32)
        }
    }

    @Test func `refuses an empty hash`() {
        #expect(throws: CryptographyError.wrongLength(0)) {
            try SlowHash.scrypt([1], salt: salt, cost: .kept, count: 0)
        }
    }
}
