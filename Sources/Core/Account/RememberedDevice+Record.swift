import Identity

extension RememberedDevice {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(id.rawValue)
        try key.write(to: &output)
        try output.write(UInt8(boundTo == nil ? 0 : 1))
        try Self.write(from, to: &output)
        for time in [created, lastUse, lastProof] { try output.write(time: time) }
        try output.write(terms.idleSeconds)
        try output.write(terms.maxSeconds)
    }

    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let id = DeviceID(rawValue: try reader.integer(from: bytes))
        let key = try SSHKey(&reader, bytes)
        let isBound = try reader.isPresent(in: bytes)
        let network = try Self.readNetwork(&reader, bytes)
        guard !isBound || network != nil else { throw .malformed }
        self.init(
            id: id, key: key, boundTo: isBound ? network : nil, from: network,
            created: try reader.time(from: bytes),
            lastUse: try reader.time(from: bytes),
            lastProof: try reader.time(from: bytes),
            terms: Terms(
                idleSeconds: try reader.integer(from: bytes), maxSeconds: try reader.integer(from: bytes)))
    }

    /// A byte of 0 for none: no network has that shape.
    private static func write(
        _ network: Network?, to output: inout OutputSpan<UInt8>
    ) throws(RecordError) {
        if let network { try network.write(to: &output) } else { try output.write(UInt8(0)) }
    }

    private static func readNetwork(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> Network? {
        let shape = try reader.integer(UInt8.self, from: bytes)
        return shape == 0 ? nil : try Network(shape, &reader, bytes)
    }
}
