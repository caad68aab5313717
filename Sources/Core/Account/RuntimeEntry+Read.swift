import Identity
import OneTimePassword

extension SpentKnowledge {
    /// Reads the part of an entry about a factor; nil where the entry has none.
    init?(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        guard try reader.integer(UInt8.self, from: bytes) != 0 else { return nil }
        uid = UserID(rawValue: try reader.integer(from: bytes))
        factor = FactorID(rawValue: try reader.integer(from: bytes))
        epoch = Epoch.ID(rawValue: try reader.integer(from: bytes))
        voidThrough = try reader.integer(from: bytes)
        lastUsed = try reader.integer(from: bytes)
        steps = try SpentSteps(&reader, bytes)
    }
}

extension SpentSteps {
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        var ranges: [ClosedRange<UInt64>] = []
        for _ in 0..<(try reader.integer(UInt8.self, from: bytes)) {
            let lower = try reader.integer(UInt64.self, from: bytes)
            let upper = try reader.integer(UInt64.self, from: bytes)
            guard lower <= upper else { throw .malformed }
            ranges.append(lower...upper)
        }
        guard let steps = try? SpentSteps(ranges: ranges) else { throw .malformed }
        self = steps
    }

    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(ranges.count))
        for range in ranges {
            try output.write(range.lowerBound)
            try output.write(range.upperBound)
        }
    }
}

extension Proof {
    /// In the byte of the phase: it was given for a pass.
    static let passBit: UInt8 = 0x80

    /// Reads the part of an entry about a grant; nil where the entry has none.
    init?(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let phase = try reader.integer(UInt8.self, from: bytes)
        guard phase != 0 else { return nil }
        isByFactor = phase & Self.passBit == 0
        guard let phase = Phase(rawValue: phase & ~Self.passBit),
            let conversation = ConversationID(bytes: try reader.array(16, from: bytes)),
            let token = Token(bytes: try reader.array(16, from: bytes))
        else { throw .malformed }
        self.phase = phase
        self.conversation = conversation
        self.token = token
        uid = UserID(rawValue: try reader.integer(from: bytes))
        process = try ProcessIdentity(&reader, bytes)
        parent = try ProcessIdentity(&reader, bytes)
        expires = try reader.integer(from: bytes)
        guard let service = try? ServiceName(reader.text(from: bytes)) else { throw .malformed }
        self.service = service
        // The zeros at the end of an entry of an older version are none, too.
        let proven = try reader.integer(Int64.self, from: bytes)
        self.proven = proven == 0 ? nil : proven
    }
}
