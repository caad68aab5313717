import Identity

extension Factor {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(means.rawValue)
        try output.write(id.rawValue)
        try output.write(name)
        try output.write(time: created)
        try output.write(time: lastUsed)
        switch authenticator {
        case .totp(let totp): try totp.write(to: &output)
        case .hotp(let hotp): try hotp.write(to: &output)
        case .outOfBand: break
        }
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let means = Means(rawValue: try reader.integer(from: bytes))
        self.init(
            id: FactorID(rawValue: try reader.integer(from: bytes)),
            name: try reader.text(from: bytes),
            created: try reader.time(from: bytes),
            lastUsed: try reader.optionalTime(from: bytes),
            authenticator: try Self.readAuthenticator(means, &reader, bytes))
    }

    private static func readAuthenticator(
        _ means: Means?, _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> Authenticator {
        switch means {
        case .totp: .totp(try TOTPFactor(&reader, bytes))
        case .hotp: .hotp(try HOTPFactor(&reader, bytes))
        case .email: .outOfBand(.email)
        case .sms: .outOfBand(.sms)
        case .recoveryCode, .pass, nil: throw .malformed
        }
    }
}
