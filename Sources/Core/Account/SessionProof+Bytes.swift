import Identity

extension SessionProof {
    /// The pid 0 stands for no process.
    private static let nobody = ProcessIdentity(pid: 0, startTime: 0)

    static func write(_ proof: Self, to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(proof.uid.rawValue)
        try output.write(proof.proven)
        try (proof.opener ?? nobody).write(to: &output)
        try proof.session.write(to: &output)
    }

    /// Reads the part of an entry about a session; nil where the entry has none.
    init?(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        guard try reader.isPresent(in: bytes) else { return nil }
        let uid = UserID(rawValue: try reader.integer(from: bytes))
        let proven = try reader.integer(Int64.self, from: bytes)
        let opener = try ProcessIdentity(&reader, bytes)
        let session = try SessionName(&reader, bytes)
        guard
            let proof = Self(
                session: session, uid: uid, proven: proven, opener: opener.pid == 0 ? nil : opener)
        else { throw .malformed }
        self = proof
    }
}
