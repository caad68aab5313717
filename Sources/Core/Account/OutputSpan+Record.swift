/// The plain form of an account: integers big-endian, texts and blobs with a length of two bytes before them.
extension OutputSpan<UInt8> {
    package mutating func write<Integer: FixedWidthInteger>(_ value: Integer) throws(RecordError) {
        guard freeCapacity >= Integer.bitWidth / 8 else { throw .tooLarge }
        for shift in stride(from: Integer.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> Integer(shift)))
        }
    }

    package mutating func write(_ blob: Span<UInt8>) throws(RecordError) {
        guard blob.count <= Int(UInt16.max) else { throw .tooLarge }
        try write(UInt16(blob.count))
        guard freeCapacity >= blob.count else { throw .tooLarge }
        for position in blob.indices { append(blob[position]) }
    }

    package mutating func write(_ text: String) throws(RecordError) {
        try write(Array(text.utf8).span)
    }

    /// Of ``RecordTime/length`` bytes.
    package mutating func write(time: Int64) throws(RecordError) {
        let clamped = RecordTime.clamp(time)
        try write(Int8(truncatingIfNeeded: clamped >> 32))
        try write(UInt32(truncatingIfNeeded: clamped))
    }

    package mutating func write(time: Int64?) throws(RecordError) {
        try write(time) { time, output throws(RecordError) in try output.write(time: time) }
    }

    /// A part that not every record has, with a byte before it that says so.
    package mutating func write<Part>(
        _ part: Part?, _ write: (Part, inout OutputSpan<UInt8>) throws(RecordError) -> Void
    ) throws(RecordError) {
        try self.write(UInt8(part == nil ? 0 : 1))
        if let part { try write(part, &self) }
    }
}
