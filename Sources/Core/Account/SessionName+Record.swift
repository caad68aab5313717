package import Identity

extension SessionName {
    /// What comes before the name, so that a byte of zeros is no name.
    private enum Kind: UInt8 {
        case audit = 1
        case scope = 2
        case leader = 3
    }

    package func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        switch self {
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

    package init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        self =
            switch Kind(rawValue: try reader.integer(from: bytes)) {
            case .audit: .audit(try reader.integer(from: bytes))
            case .scope: .scope(try reader.text(from: bytes))
            case .leader: .leader(try ProcessIdentity(&reader, bytes))
            case nil: throw .malformed
            }
    }
}
