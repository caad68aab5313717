import Identity

/// A network in a record of format 4: a byte that tells its shape, and of the usual ones no more than the prefix.
extension Network {
    /// The numbers lie beside those of ``FailureSource``, which a network may be.
    private enum Shape {
        static let any: UInt8 = 1
        /// A /24: three bytes.
        static let usualIPv4: UInt8 = 5
        /// A /48: six bytes.
        static let usualIPv6: UInt8 = 6
    }

    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        switch (address.isIPv4, prefixLength) {
        case (true, 24): try write(Shape.usualIPv4, first: 3, to: &output)
        case (false, 48): try write(Shape.usualIPv6, first: 6, to: &output)
        default:
            try output.write(Shape.any)
            try output.write(UInt8(prefixLength))
            try output.write(address.bytes.span)
        }
    }

    private func write(
        _ shape: UInt8, first count: Int, to output: inout OutputSpan<UInt8>
    ) throws(RecordError) {
        try output.write(shape)
        for byte in address.bytes.prefix(count) { try output.write(byte) }
    }

    /// Reads what follows that byte, which in older formats was always the same.
    init(_ shape: UInt8, _ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        switch shape {
        case Shape.any: try self.init(any: &reader, bytes)
        case Shape.usualIPv4 where reader.isCompact: try self.init(first: 3, of: 4, &reader, bytes)
        case Shape.usualIPv6 where reader.isCompact: try self.init(first: 6, of: 16, &reader, bytes)
        default: throw .malformed
        }
    }

    private init(any reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        let prefixLength = Int(try reader.integer(UInt8.self, from: bytes))
        let written = try reader.blob(from: bytes).map { bytes[$0] }
        guard written.count == 4 || written.count == 16 else { throw .malformed }
        // One of 16 bytes may be an IPv4 address.
        let address = InternetAddress(bytes: written)
        guard prefixLength <= address.bytes.count * 8 else { throw .malformed }
        self.init(of: address, prefixLength: prefixLength)
    }

    private init(
        first count: Int, of length: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) {
        let prefix = try reader.array(count, from: bytes)
        let address = InternetAddress(bytes: prefix + [UInt8](repeating: 0, count: length - count))
        self.init(of: address, prefixLength: count * 8)
    }
}
