import Identity
import Testing

@Suite struct `The fingerprint of a key` {
    /// Of 32 zeros, as `ssh-keygen -l` would print it.
    private static let zeros = "SHA256:" + String(repeating: "A", count: 43)

    @Test(arguments: [
        zeros, "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "SHA256:" + String(repeating: "/", count: 42) + "8",
    ])
    func `is read and written as ssh-keygen prints it`(text: String) throws {
        let fingerprint = try #require(KeyFingerprint(text))
        #expect(fingerprint.description == text && fingerprint.bytes.count == KeyFingerprint.length)
        #expect(KeyFingerprint(bytes: fingerprint.bytes) == fingerprint)
    }

    @Test(arguments: [
        "", "SHA256:", zeros + "=", zeros + "A", String(zeros.dropLast()), String(zeros.dropLast()) + "B",
        String(zeros.dropFirst(7)), "sha256:" + zeros.dropFirst(7), "MD5:" + zeros.dropFirst(7), " " + zeros,
        zeros + " ", "SHA256:" + String(repeating: "-", count: 43),
    ])
    func `is nothing else`(text: String) {
        #expect(KeyFingerprint(text) == nil)
    }

    @Test(arguments: [0, 31, 33])
    func `is of 32 bytes`(count: Int) {
        #expect(KeyFingerprint(bytes: [UInt8](repeating: 0, count: count)) == nil)
    }
}
