import Identity

extension FailureSource {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        switch self {
        case .local:
            try output.write(UInt8(0))
        case .network(let network):
            try output.write(UInt8(1))
            try output.write(UInt8(network.prefixLength))
            try output.write(network.address.bytes.span)
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
        case 1: self = .network(try Self.readNetwork(&reader, bytes))
        case 2: self = .unknownHost
        case 3: self = .user(UserID(rawValue: try reader.integer(from: bytes)))
        case 4: self = .key(try reader.array(Self.keyLength, from: bytes))
        default: throw .malformed
        }
    }

    private static func readNetwork(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> Network {
        let prefixLength = Int(try reader.integer(UInt8.self, from: bytes))
        let address = try reader.blob(from: bytes).map { bytes[$0] }
        guard address.count == 4 || address.count == 16, prefixLength <= address.count * 8 else {
            throw .malformed
        }
        return Network(of: InternetAddress(bytes: address), prefixLength: prefixLength)
    }
}
