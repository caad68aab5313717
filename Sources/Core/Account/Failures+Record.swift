extension Failures {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(standing)
        try output.write(time: agedUntil)
        try output.write(UInt8(sources.count))
        for entry in sources {
            try entry.source.write(to: &output)
            try output.write(UInt8(clamping: entry.count))
            try output.write(time: entry.last)
        }
        try output.write(forgiven)
        try output.write(time: forgivenUntil)
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        try self.init(format1: &reader, bytes)
        forgiven = try reader.integer(from: bytes)
        forgivenUntil = try reader.time(from: bytes)
        guard forgiven <= Self.mostForgiven else { throw .malformed }
    }

    /// Reads what records of format 1 hold: nothing of what was forgiven.
    init(format1 reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let standing = try reader.integer(UInt16.self, from: bytes)
        let agedUntil = try reader.time(from: bytes)
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Self.mostSources, standing <= Self.most else { throw .malformed }
        var sources: [Entry] = []
        for _ in 0..<count {
            let source = try FailureSource(&reader, bytes)
            let failures =
                try reader.isCompact
                ? UInt16(reader.integer(UInt8.self, from: bytes)) : reader.integer(from: bytes)
            sources.append(Entry(source: source, count: failures, last: try reader.time(from: bytes)))
        }
        self.init(standing: standing, agedUntil: agedUntil, sources: sources)
    }
}
