import Identity

extension FailureSource {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        switch self {
        case .local:
            try output.write(UInt8(0))
        case .network(let network):
            try network.write(to: &output)
        case .unknownHost:
            try output.write(UInt8(2))
        case .user(let uid):
            try output.write(UInt8(3))
            try output.write(uid.rawValue)
        case .key(let digest):
            guard digest.count == Self.keyLength else { throw .malformed }
            try output.write(UInt8(4))
            for byte in digest { try output.write(byte) }
        }
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        switch try reader.integer(UInt8.self, from: bytes) {
        case 0: self = .local
        case 2: self = .unknownHost
        case 3: self = .user(UserID(rawValue: try reader.integer(from: bytes)))
        case 4: self = .key(try reader.array(Self.keyLength, from: bytes))
        case let shape: self = .network(try Network(shape, &reader, bytes))
        }
    }
}
