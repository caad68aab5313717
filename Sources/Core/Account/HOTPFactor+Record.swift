import Cryptography

extension HOTPFactor {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(digits))
        try output.write(algorithm)
        try secret.withBytes { bytes throws(RecordError) in try output.write(bytes) }
        try output.write(counter)
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let digits = Int(try reader.integer(UInt8.self, from: bytes))
        let algorithm = try reader.algorithm(from: bytes)
        guard (6...8).contains(digits) else { throw .malformed }
        let secret = try reader.secret(from: bytes)
        self.init(
            digits: digits, algorithm: algorithm, secret: secret, counter: try reader.integer(from: bytes))
    }
}
