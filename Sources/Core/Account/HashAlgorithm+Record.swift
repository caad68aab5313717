import Cryptography

/// A hash function in a record: a byte, and before format 4 its name.
extension OutputSpan<UInt8> {
    mutating func write(_ algorithm: HashAlgorithm) throws(RecordError) {
        switch algorithm {
        case .sha1: try write(UInt8(1))
        case .sha256: try write(UInt8(2))
        case .sha512: try write(UInt8(3))
        }
    }
}

extension RecordReader {
    mutating func algorithm(from bytes: Span<UInt8>) throws(RecordError) -> HashAlgorithm {
        guard isCompact else {
            guard let algorithm = HashAlgorithm(rawValue: try text(from: bytes)) else { throw .malformed }
            return algorithm
        }
        switch try integer(UInt8.self, from: bytes) {
        case 1: return .sha1
        case 2: return .sha256
        case 3: return .sha512
        default: throw .malformed
        }
    }
}
