/// How long a time is in a record: since format 4 as many seconds as a clock may show until the year 19,000.
enum RecordTime {
    /// In bytes.
    static let length = 5
    private static let bounds: ClosedRange<Int64> = -(1 << 39)...(1 << 39) - 1

    /// What lies beyond any clock is taken for the furthest that can be written.
    static func clamp(_ time: Int64) -> Int64 { min(max(time, bounds.lowerBound), bounds.upperBound) }
}
