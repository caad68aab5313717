import Identity

/// A key in a record: a byte for its kind, and the fingerprint.
extension SSHKey {
    /// The kinds that OpenSSH 9 has, certificates aside; each is written as its place, from 1 on.
    ///
    /// None is ever taken out.
    private static let kinds = [
        "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-dss", "ssh-xmss@openssh.com",
    ]
    /// Another kind follows, as text that is cut where it is longer than ``longestKind``: the fingerprint tells keys apart.
    private static let other: UInt8 = 0
    private static let longestKind = 24

    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        if let place = Self.kinds.firstIndex(of: kind) {
            try output.write(UInt8(place + 1))
        } else {
            try output.write(Self.other)
            try output.write(String(kind.prefix(Self.longestKind)))
        }
        for byte in fingerprint.bytes { try output.write(byte) }
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let kind = try Self.readKind(&reader, bytes)
        guard let fingerprint = KeyFingerprint(bytes: try reader.array(KeyFingerprint.length, from: bytes))
        else { throw .malformed }
        self.init(kind: kind, fingerprint: fingerprint)
    }

    private static func readKind(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> String {
        let place = Int(try reader.integer(UInt8.self, from: bytes))
        if place == Int(other) {
            let kind = try reader.text(from: bytes)
            guard (1...longestKind).contains(kind.utf8.count) else { throw .malformed }
            return kind
        }
        guard kinds.indices.contains(place - 1) else { throw .malformed }
        return kinds[place - 1]
    }
}
