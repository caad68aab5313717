import Identity

/// The end of a record, which format 3 brought: contacts, codes that were sent, deliveries.
extension Account {
    func writeTravel(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(contacts.all.count))
        for contact in contacts.all { try contact.write(to: &output) }
        try output.write(UInt8(sentCodes.count))
        for code in sentCodes { try code.write(to: &output) }
        try output.write(deliveries.last)
        try output.write(UInt8(deliveries.entries.count))
        for delivery in deliveries.entries { try delivery.write(to: &output) }
    }

    /// Reads what ``writeTravel(to:)`` wrote.
    mutating func readTravel(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        for _ in 0..<(try Self.count(&reader, bytes, atMost: OutOfBandChannel.allCases.count)) {
            contacts.set(try Contact(&reader, bytes))
        }
        for _ in 0..<(try Self.count(&reader, bytes, atMost: SentCode.most)) {
            sentCodes.append(try SentCode(&reader, bytes))
        }
        let last = try reader.integer(UInt32.self, from: bytes)
        var entries: [PastDelivery] = []
        for _ in 0..<(try Self.count(&reader, bytes, atMost: Deliveries.most)) {
            entries.append(try PastDelivery(&reader, bytes))
        }
        deliveries = Deliveries(entries: entries, last: last)
    }

    private static func count(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>, atMost most: Int
    ) throws(RecordError) -> Int {
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= most else { throw .malformed }
        return count
    }
}

extension Contact {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(channel.rawValue)
        try output.write(destination.description)
        try output.write(time: since)
        try output.write(time: verified)
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        guard let channel = OutOfBandChannel(rawValue: try reader.integer(from: bytes)),
            let destination = try? Destination(try reader.text(from: bytes), by: channel)
        else { throw .malformed }
        self.init(
            destination: destination, since: try reader.time(from: bytes),
            verified: try reader.optionalTime(from: bytes))
    }
}
