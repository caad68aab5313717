import Cryptography
import OneTimePassword

extension RecoveryCodes {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(time: created)
        try output.write(salt.span)
        try output.write(UInt8(entries.count))
        for entry in entries {
            try output.write(entry.hash.span)
            try output.write(time: entry.used)
        }
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let created = try reader.time(from: bytes)
        let salt = try reader.blob(from: bytes).map { bytes[$0] }
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard salt.count == Self.saltLength, count == RecoveryCode.count else { throw .malformed }
        var entries: [Entry] = []
        for _ in 0..<count {
            let hash = try reader.blob(from: bytes).map { bytes[$0] }
            guard hash.count == SlowHash.length else { throw .malformed }
            entries.append(Entry(hash: hash, used: try reader.optionalTime(from: bytes)))
        }
        self.init(created: created, salt: salt, entries: entries)
    }
}
