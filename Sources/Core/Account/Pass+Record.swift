import Cryptography

extension Pass {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(salt.span)
        try output.write(hash.span)
        try output.write(time: issued)
        try output.write(time: expires)
        try output.write(UInt8(clamping: uses))
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let salt = try reader.blob(from: bytes).map { bytes[$0] }
        let hash = try reader.blob(from: bytes).map { bytes[$0] }
        guard salt.count == Self.saltLength, hash.count == SlowHash.length else { throw .malformed }
        let issued = try reader.time(from: bytes)
        let expires = try reader.time(from: bytes)
        let uses = Int(try reader.integer(UInt8.self, from: bytes))
        self.init(salt: salt, hash: hash, issued: issued, expires: expires, uses: uses)
    }
}
