extension Lock {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(time: since)
        try output.write(time: until)
        try output.write(reason)
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let since = try reader.time(from: bytes)
        let until = try reader.optionalTime(from: bytes)
        self.init(since: since, until: until, reason: try reader.text(from: bytes))
    }
}
