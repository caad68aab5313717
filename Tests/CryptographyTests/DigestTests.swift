import Cryptography
import Testing

@Suite struct Digests {
    /// FIPS 180-4's examples, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `are those of FIPS 180-4`(message: String, hash: String) {
        #expect(Digest.sha256(Array(message.utf8)) == [UInt8](hexadecimal: hash))
    }
}

@Suite struct `Comparison in constant time` {
    @Test(
        arguments: [
            ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1, 2], [3, 2], false),
            ([1, 2], [1, 2, 0], false), ([0], [], false),
        ] as [([UInt8], [UInt8], Bool)])
    func `tells equal from different`(a: [UInt8], b: [UInt8], isEqual: Bool) {
        #expect(equalInConstantTime(a, b) == isEqual)
        #expect(equalInConstantTime(a.span, b.span) == isEqual)
    }
}
