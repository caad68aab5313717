import Identity

extension SessionProof {
    /// What comes before the name, so that a byte of zeros is no name.
    private enum Kind: UInt8 {
        case audit = 1
        case scope = 2
        case leader = 3
    }

    /// The pid 0 stands for no process.
    private static let nobody = ProcessIdentity(pid: 0, startTime: 0)

    static func write(_ proof: Self, to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(proof.uid.rawValue)
        try output.write(proof.proven)
        try (proof.opener ?? nobody).write(to: &output)
        switch proof.session {
        case .audit(let number):
            try output.write(Kind.audit.rawValue)
            try output.write(number)
        case .scope(let path):
            try output.write(Kind.scope.rawValue)
            try output.write(path)
        case .leader(let process):
            try output.write(Kind.leader.rawValue)
            try process.write(to: &output)
        }
    }

    /// Reads the part of an entry about a session; nil where the entry has none.
    init?(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        guard try reader.isPresent(in: bytes) else { return nil }
        let uid = UserID(rawValue: try reader.integer(from: bytes))
        let proven = try reader.integer(Int64.self, from: bytes)
        let opener = try ProcessIdentity(&reader, bytes)
        let session = try Self.session(&reader, bytes)
        guard
            let proof = Self(
                session: session, uid: uid, proven: proven, opener: opener.pid == 0 ? nil : opener)
        else { throw .malformed }
        self = proof
    }

    private static func session(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> SessionName {
        switch Kind(rawValue: try reader.integer(from: bytes)) {
        case .audit: .audit(try reader.integer(from: bytes))
        case .scope: .scope(try reader.text(from: bytes))
        case .leader: .leader(try ProcessIdentity(&reader, bytes))
        case nil: throw .malformed
        }
    }
}
