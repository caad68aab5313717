/// The fields of one kind of body, by their tags: counted from 1, without a gap.
protocol WireField: RawRepresentable<UInt8>, CaseIterable, Sendable {
    /// How many bytes the value may have.
    var lengths: ClosedRange<Int> { get }
}

extension WireField {
    /// One field as it is sent: its tag, its length in two bytes, its value.
    ///
    /// - Precondition: the value is within the bounds of the field.
    func bytes(_ value: [UInt8]) -> [UInt8] {
        precondition(lengths.contains(value.count), "a field beyond its bounds")
        return [rawValue] + FrameHeader.bigEndian(UInt16(value.count)) + value
    }
}
