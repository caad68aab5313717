import Cryptography
import Identity
import OneTimePassword

extension Account {
    /// Writes the plain form, to be sealed at once; the name stands before it, in the clear.
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(uid.rawValue)
        try output.write(time: created)
        try output.write(time: lastProof)
        try output.write(time: lastOpened)
        try output.write(lastFactor.rawValue)
        try output.write(lock) { lock, output throws(RecordError) in try lock.write(to: &output) }
        try output.write(revision)
        try failures.write(to: &output)
        try unprovenFailures.write(to: &output)
        try known.write(to: &output)
        try output.write(UInt8(factors.count))
        for factor in factors { try factor.write(to: &output) }
        try output.write(recoveryCodes) { codes, output throws(RecordError) in try codes.write(to: &output) }
        try output.write(pass) { pass, output throws(RecordError) in try pass.write(to: &output) }
        try writeTravel(to: &output)
        try writeHabits(to: &output)
        try writeUpkeep(to: &output)
    }

    /// Reads what ``write(to:)`` wrote; in format 2 it ended before the contacts, in format 3 before the habits,
    /// in format 4 before the upkeep.
    init(reading bytes: Span<UInt8>, format: UInt16, name: AccountName) throws(RecordError) {
        var reader = RecordReader(format: format)
        if !reader.isCompact { try Self.expect(name, &reader, bytes) }
        let uid = UserID(rawValue: try reader.integer(from: bytes))
        let created = try reader.time(from: bytes)
        let lastProof = try reader.optionalTime(from: bytes)
        let lastOpened = try reader.optionalTime(from: bytes)
        let lastFactor = FactorID(rawValue: try reader.integer(from: bytes))
        self.init(name: name, uid: uid, created: created, lastFactor: lastFactor)
        self.lastProof = lastProof
        self.lastOpened = lastOpened
        let lock = try reader.isPresent(in: bytes) ? Lock(&reader, bytes) : nil
        restore(lock: lock, revision: try reader.integer(from: bytes))
        failures = try Failures(&reader, bytes)
        unprovenFailures = try Failures(&reader, bytes)
        known = try KnownSources(&reader, bytes)
        factors = try Self.readFactors(&reader, bytes)
        if try reader.isPresent(in: bytes) { recoveryCodes = try RecoveryCodes(&reader, bytes) }
        if try reader.isPresent(in: bytes) { pass = try Pass(&reader, bytes) }
        if format > 2 { try readTravel(&reader, bytes) }
        if format > 3 { try readHabits(&reader, bytes) }
        if format > 4 { try readUpkeep(&reader, bytes) }
        try reader.expectEnd(of: bytes)
    }

    /// Before format 4 the name was in the sealed part once more.
    static func expect(
        _ name: AccountName, _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) {
        guard try reader.text(from: bytes) == name.description else { throw .malformed }
    }

    static func readFactors(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> [Factor] {
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Self.mostFactors else { throw .malformed }
        var factors: [Factor] = []
        for _ in 0..<count { factors.append(try Factor(&reader, bytes)) }
        return factors
    }
}
