extension KnownSources {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(entries.count))
        for entry in entries {
            try entry.source.write(to: &output)
            try output.write(time: entry.last)
        }
        try output.write(entries.reversed().reduce(UInt32(0)) { $0 << 1 | ($1.hasShare ? 1 : 0) })
    }

    /// Reads what ``write(to:)`` wrote; before format 4 every source had a share.
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Self.most else { throw .malformed }
        var entries: [Entry] = []
        for _ in 0..<count {
            let source = try FailureSource(&reader, bytes)
            guard source != .unknownHost else { throw .malformed }
            entries.append(Entry(source: source, last: try reader.time(from: bytes)))
        }
        if reader.isCompact {
            let shares = try reader.integer(UInt32.self, from: bytes)
            for position in entries.indices { entries[position].hasShare = shares >> position & 1 == 1 }
        }
        self.init(entries: entries)
    }
}
