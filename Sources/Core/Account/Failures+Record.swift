import Identity

extension Failures {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(standing)
        try output.write(agedUntil)
        try output.write(UInt8(sources.count))
        for entry in sources {
            try entry.source.write(to: &output)
            try output.write(entry.count)
            try output.write(entry.last)
        }
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let standing = try reader.integer(UInt16.self, from: bytes)
        let agedUntil = try reader.integer(Int64.self, from: bytes)
        let count = Int(try reader.integer(UInt8.self, from: bytes))
        guard count <= Self.mostSources, standing <= Self.most else { throw .malformed }
        var sources: [Entry] = []
        for _ in 0..<count {
            let source = try FailureSource(&reader, bytes)
            let failures = try reader.integer(UInt16.self, from: bytes)
            sources.append(Entry(source: source, count: failures, last: try reader.integer(from: bytes)))
        }
        self.init(standing: standing, agedUntil: agedUntil, sources: sources)
    }
}

extension FailureSource {
    fileprivate func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        switch self {
        case .local:
            try output.write(UInt8(0))
        case .network(let network):
            try output.write(UInt8(1))
            try output.write(UInt8(network.prefixLength))
            try output.write(network.address.bytes.span)
        case .unknownHost:
            try output.write(UInt8(2))
        case .user(let uid):
            try output.write(UInt8(3))
            try output.write(uid.rawValue)
        }
    }

    fileprivate init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        switch try reader.integer(UInt8.self, from: bytes) {
        case 0: self = .local
        case 1: self = .network(try Self.readNetwork(&reader, bytes))
        case 2: self = .unknownHost
        case 3: self = .user(UserID(rawValue: try reader.integer(from: bytes)))
        default: throw .malformed
        }
    }

    private static func readNetwork(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> Network {
        let prefixLength = Int(try reader.integer(UInt8.self, from: bytes))
        let address = try reader.blob(from: bytes).map { bytes[$0] }
        guard address.count == 4 || address.count == 16, prefixLength <= address.count * 8 else {
            throw .malformed
        }
        return Network(of: InternetAddress(bytes: address), prefixLength: prefixLength)
    }
}
