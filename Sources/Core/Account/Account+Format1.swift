import Identity

extension Account {
    /// Reads a record of format 1, which knew time-based factors alone; it is written anew at its next change.
    init(readingFormat1 bytes: Span<UInt8>, name: AccountName) throws(RecordError) {
        var reader = RecordReader(format: 1)
        try Self.expect(name, &reader, bytes)
        let uid = UserID(rawValue: try reader.integer(from: bytes))
        let created = try reader.time(from: bytes)
        let lastProof = try reader.optionalTime(from: bytes)
        let lastFactor = FactorID(rawValue: try reader.integer(from: bytes))
        self.init(name: name, uid: uid, created: created, lastFactor: lastFactor)
        self.lastProof = lastProof
        restore(lock: try reader.isPresent(in: bytes) ? Lock(&reader, bytes) : nil, revision: 0)
        failures = try Failures(format1: &reader, bytes)
        factors = try Self.readFactors(&reader, bytes)
        try reader.expectEnd(of: bytes)
    }
}
