package import Identity

extension ProcessIdentity {
    package init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let pid = try reader.integer(Int32.self, from: bytes)
        self.init(pid: pid, startTime: try reader.integer(from: bytes))
    }

    package func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(pid)
        try output.write(startTime)
    }
}
