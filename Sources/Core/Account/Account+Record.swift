import Cryptography
import Identity
import OneTimePassword

extension Account {
    /// Writes the plain form, to be sealed at once.
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(name.description)
        try output.write(uid.rawValue)
        try output.write(created)
        try output.write(lastProof)
        try output.write(lastFactor.rawValue)
        try write(lock, to: &output)
        try failures.write(to: &output)
        try output.write(UInt8(factors.count))
        for factor in factors { try factor.write(to: &output) }
    }

    private func write(_ lock: Lock?, to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(lock == nil ? 0 : 1))
        guard let lock else { return }
        try output.write(lock.since)
        try output.write(lock.until)
        try output.write(lock.reason)
    }

    /// Reads what ``write(to:)`` wrote.
    init(reading bytes: Span<UInt8>) throws(RecordError) {
        var reader = RecordReader()
        let name = try Self.readName(&reader, bytes)
        let uid = UserID(rawValue: try reader.integer(from: bytes))
        let created = try reader.integer(Int64.self, from: bytes)
        let lastProof = try reader.optionalTime(from: bytes)
        let lastFactor = FactorID(rawValue: try reader.integer(from: bytes))
        self.init(name: name, uid: uid, created: created, lastFactor: lastFactor)
        self.lastProof = lastProof
        lock = try Self.readLock(&reader, bytes)
        failures = try Failures(&reader, bytes)
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Self.mostFactors else { throw .malformed }
        for _ in 0..<count { factors.append(try Factor(&reader, bytes)) }
        try reader.expectEnd(of: bytes)
    }

    private static func readName(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> AccountName {
        guard let name = try? AccountName(reader.text(from: bytes)) else { throw .malformed }
        return name
    }

    private static func readLock(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError)
        -> Lock?
    {
        guard try reader.integer(UInt8.self, from: bytes) != 0 else { return nil }
        let since = try reader.integer(Int64.self, from: bytes)
        let until = try reader.optionalTime(from: bytes)
        return Lock(since: since, until: until, reason: try reader.text(from: bytes))
    }
}
