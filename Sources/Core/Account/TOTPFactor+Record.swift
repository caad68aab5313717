import Cryptography
import OneTimePassword

extension TOTPFactor {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(parameters.digits))
        try output.write(UInt16(parameters.period))
        try output.write(parameters.algorithm)
        try secret.withBytes { bytes throws(RecordError) in try output.write(bytes) }
        try output.write(Int8(clamping: drift))
        try output.write(epoch.rawValue)
        try output.write(voidThrough)
        try output.write(acceptedAhead)
        try spent.write(to: &output)
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let parameters = try Self.readParameters(&reader, bytes)
        let secret = try reader.secret(from: bytes)
        let drift =
            try reader.isCompact ? Int64(reader.integer(Int8.self, from: bytes)) : reader.integer(from: bytes)
        guard (-10...10).contains(drift) else { throw .malformed }
        let epoch = Epoch.ID(rawValue: try reader.integer(from: bytes))
        let voidThrough = try reader.integer(UInt64.self, from: bytes)
        let acceptedAhead = try reader.integer(UInt64.self, from: bytes)
        let spent = try SpentSteps(&reader, bytes)
        self.init(
            parameters: parameters, secret: secret, drift: drift, spent: spent, epoch: epoch,
            voidThrough: voidThrough, acceptedAhead: acceptedAhead)
    }

    private static func readParameters(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> TOTPParameters {
        let digits = Int(try reader.integer(UInt8.self, from: bytes))
        let period = UInt64(try reader.integer(UInt16.self, from: bytes))
        let algorithm = try reader.algorithm(from: bytes)
        let parameters = try? TOTPParameters(digits: digits, period: period, algorithm: algorithm)
        guard let parameters else { throw .malformed }
        return parameters
    }
}
