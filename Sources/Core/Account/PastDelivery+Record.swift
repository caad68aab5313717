import Identity
import Wire

extension PastDelivery {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(number)
        try output.write(time: at)
        let (kind, fault) = fate.bytes
        try output.write(channel.rawValue << 4 | purpose.rawValue << 2 | kind)
        try output.write(fault)
        try output.write(masked)
        try output.write(source) { source, output throws(RecordError) in try source.write(to: &output) }
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        guard reader.isCompact else {
            try self.init(format3: &reader, bytes)
            return
        }
        let number = try reader.integer(UInt32.self, from: bytes)
        let at = try reader.time(from: bytes)
        let packed = try reader.integer(UInt8.self, from: bytes)
        let fate = Fate(packed & 3, try reader.integer(UInt8.self, from: bytes))
        let masked = try reader.text(from: bytes)
        let source = try reader.isPresent(in: bytes) ? FailureSource(&reader, bytes) : nil
        guard let channel = OutOfBandChannel(rawValue: packed >> 4),
            let purpose = Purpose(rawValue: packed >> 2 & 3), let fate
        else { throw .malformed }
        self.init(
            number: number, at: at, channel: channel, masked: masked, purpose: purpose, source: source)
        self.fate = fate
    }

    /// Reads what format 3 had, which knew letters first: a byte for each of their properties.
    private init(format3 reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let number = try reader.integer(UInt32.self, from: bytes)
        let at = try reader.time(from: bytes)
        let channel = OutOfBandChannel(rawValue: try reader.integer(from: bytes))
        let masked = try reader.text(from: bytes)
        let purpose = Purpose(rawValue: try reader.integer(from: bytes))
        let source = try reader.isPresent(in: bytes) ? FailureSource(&reader, bytes) : nil
        let kind = try reader.integer(UInt8.self, from: bytes)
        let fate = Fate(kind, try reader.integer(UInt8.self, from: bytes))
        guard let channel, let purpose, let fate else { throw .malformed }
        self.init(
            number: number, at: at, channel: channel, masked: masked, purpose: purpose, source: source)
        self.fate = fate
    }
}

extension PastDelivery.Fate {
    fileprivate var bytes: (UInt8, UInt8) {
        switch self {
        case .waiting: (0, 0)
        case .sent: (1, 0)
        case .refused(let fault): (2, fault.rawValue)
        case .failed(let fault): (3, fault.rawValue)
        }
    }

    fileprivate init?(_ kind: UInt8, _ fault: UInt8) {
        switch (kind, DeliveryFault(rawValue: fault)) {
        case (0, nil): self = .waiting
        case (1, nil): self = .sent
        case (2, let fault?): self = .refused(fault)
        case (3, let fault?): self = .failed(fault)
        default: return nil
        }
    }
}
