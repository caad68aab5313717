/// The end of a record, which format 5 brought: when the account left, and what upkeep noted.
extension Account {
    func writeUpkeep(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(time: offboarded)
        try output.write(time: upkeep.missingSince)
        try output.write(time: upkeep.toldDormant)
        try output.write(time: upkeep.toldNetwork)
        try output.write(time: upkeep.toldKey)
    }

    /// Reads what ``writeUpkeep(to:)`` wrote.
    mutating func readUpkeep(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        restore(offboarded: try reader.optionalTime(from: bytes))
        upkeep.missingSince = try reader.optionalTime(from: bytes)
        upkeep.toldDormant = try reader.optionalTime(from: bytes)
        upkeep.toldNetwork = try reader.optionalTime(from: bytes)
        upkeep.toldKey = try reader.optionalTime(from: bytes)
    }
}
