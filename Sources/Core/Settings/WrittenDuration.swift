/// A length of time as the settings write it: an integer and `s`, `m`, `h` or `d`, such as `90d`.
package struct WrittenDuration: Hashable, Sendable {
    /// 3650 days, in seconds.
    package static let longest: Int64 = 3650 * 86_400

    /// 1 to ``longest``.
    package let seconds: Int64

    package init?(seconds: Int64) {
        guard (1...Self.longest).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    package init(_ text: String) throws(Mistake) {
        let digits = text.prefix { ("0"..."9").contains($0) && $0.isASCII }
        guard !digits.isEmpty,
            let unit = Self.units.first(where: { $0.letter == text.dropFirst(digits.count) })
        else { throw .form }
        guard let number = Int64(digits) else { throw .range }
        let (seconds, isTooLong) = number.multipliedReportingOverflow(by: unit.seconds)
        guard !isTooLong, let duration = Self(seconds: seconds) else { throw .range }
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
    package var description: String {
        let unit = Self.units.first { seconds.isMultiple(of: $0.seconds) } ?? ("s", 1)
        return "\(seconds / unit.seconds)\(unit.letter)"
    }
}
