extension KnownSources {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(UInt8(entries.count))
        for entry in entries {
            try entry.source.write(to: &output)
            try output.write(entry.last)
        }
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Self.most else { throw .malformed }
        var entries: [Entry] = []
        for _ in 0..<count {
            let source = try FailureSource(&reader, bytes)
            guard source != .unknownHost else { throw .malformed }
            entries.append(Entry(source: source, last: try reader.integer(from: bytes)))
        }
        self.init(entries: entries)
    }
}
