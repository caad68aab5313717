package import Cryptography

/// Reads the plain form of an account from front to back, and never beyond its end.
package struct RecordReader {
    /// Of the record that is read.
    let format: UInt16
    private var position = 0

    package init(format: UInt16 = SealedSlot.format) {
        self.format = format
    }

    /// Since format 4 nothing takes more bytes than it needs, else there were no room for devices.
    var isCompact: Bool { format >= 4 }

    package mutating func integer<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self, from bytes: Span<UInt8>
    ) throws(RecordError) -> Integer {
        let count = Integer.bitWidth / 8
        guard bytes.count - position >= count else { throw .malformed }
        var value: Integer = 0
        for offset in 0..<count {
            value = (count == 1 ? 0 : value << 8) | Integer(truncatingIfNeeded: bytes[position + offset])
        }
        position += count
        return value
    }

    package mutating func blob(from bytes: Span<UInt8>) throws(RecordError) -> Range<Int> {
        let count = Int(try integer(UInt16.self, from: bytes))
        guard bytes.count - position >= count else { throw .malformed }
        defer { position += count }
        return position..<position + count
    }

    package mutating func array(_ count: Int, from bytes: Span<UInt8>) throws(RecordError) -> [UInt8] {
        guard bytes.count - position >= count else { throw .malformed }
        defer { position += count }
        return (position..<position + count).map { bytes[$0] }
    }

    package mutating func text(from bytes: Span<UInt8>) throws(RecordError) -> String {
        let range = try blob(from: bytes)
        let copy = range.map { bytes[$0] }
        guard let text = String(validating: copy, as: UTF8.self) else { throw .malformed }
        return text
    }

    package mutating func time(from bytes: Span<UInt8>) throws(RecordError) -> Int64 {
        guard isCompact else { return try integer(from: bytes) }
        let high = Int64(try integer(Int8.self, from: bytes))
        return high << 32 | Int64(try integer(UInt32.self, from: bytes))
    }

    /// Before format 4 there were zeros in the place of none.
    package mutating func optionalTime(from bytes: Span<UInt8>) throws(RecordError) -> Int64? {
        let isPresent = try isPresent(in: bytes)
        guard isPresent || !isCompact else { return nil }
        let time = try time(from: bytes)
        return isPresent ? time : nil
    }

    /// Whether a part follows that not every record has.
    package mutating func isPresent(in bytes: Span<UInt8>) throws(RecordError) -> Bool {
        try integer(UInt8.self, from: bytes) != 0
    }

    package mutating func secret(from bytes: Span<UInt8>) throws(RecordError) -> Secret {
        let range = try blob(from: bytes)
        guard !range.isEmpty, let secret = try? Secret(copying: bytes.extracting(range)) else {
            throw .malformed
        }
        return secret
    }

    package func expectEnd(of bytes: Span<UInt8>) throws(RecordError) {
        guard position == bytes.count else { throw .malformed }
    }
}
