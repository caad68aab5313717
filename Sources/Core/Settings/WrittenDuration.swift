/// A length of time as the settings write it: an integer and `s`, `m`, `h` or `d`, such as `90d`.
package struct WrittenDuration: Hashable, Sendable {
    /// 1 second to 3650 days, in seconds.
    package static let bounds: ClosedRange<Int64> = 1...3650 * 86_400

    /// Within ``bounds``.
    package let seconds: Int64

    package init?(seconds: Int64) {
        guard Self.bounds.contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// Reads a duration of so many seconds; `bounds` are within ``bounds``.
    package init(_ text: String, within bounds: ClosedRange<Int64> = Self.bounds) throws(Mistake) {
        let digits = text.prefix { ("0"..."9").contains($0) && $0.isASCII }
        guard !digits.isEmpty,
            let unit = Self.units.first(where: { $0.letter == text.dropFirst(digits.count) })
        else { throw .form }
        guard let number = Int64(digits) else { throw .range }
        let (seconds, isTooLong) = number.multipliedReportingOverflow(by: unit.seconds)
        guard !isTooLong, bounds.contains(seconds), let duration = Self(seconds: seconds) else {
            throw .range
        }
        self = duration
    }

    package enum Mistake: Error, Hashable, Sendable {
        /// Not an integer and a unit.
        case form
        case range
    }

    private static let units: [(letter: String, seconds: Int64)] = [
        ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
    ]
}

extension WrittenDuration: CustomStringConvertible {
    /// In the greatest unit that leaves no rest.
    package var description: String { Self.text(seconds) }

    static func text(_ seconds: Int64) -> String {
        let unit = units.first { seconds.isMultiple(of: $0.seconds) } ?? ("s", 1)
        return "\(seconds / unit.seconds)\(unit.letter)"
    }
}
