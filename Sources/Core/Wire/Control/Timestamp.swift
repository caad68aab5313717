/// A moment, to the second, written `2027-01-31T09:30:00Z` (RFC 3339, UTC alone).
///
/// From the year 1 to the year 9999; leap seconds do not exist here, as they do not in the kernel's clock.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Since 1970-01-01 00:00 UTC.
    package let seconds: Int64

    private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Takes the nearest moment that can be written.
    package init(seconds: Int64) {
        self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    }

    package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}

extension Timestamp {
    /// Reads `YYYY-MM-DDThh:mm:ssZ`, or without seconds, or `YYYY-MM-DD`, the beginning of that day.
    ///
    /// Returns nil for anything else: another zone, a day that the month does not have, a 60th second.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let year = Self.number(bytes, 0, 4), let month = Self.number(bytes, 5, 2),
            Self.has("-", bytes, 4),
            let day = Self.number(bytes, 8, 2), Self.has("-", bytes, 7), year >= 1, (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day),
            let time = Self.secondsOfDay(bytes)
        else { return nil }
        self.init(seconds: Self.days(toYear: year, month: month, day: day) * 86_400 + time)
    }

    private static func secondsOfDay(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count > 10 else { return 0 }
        guard bytes.count == 17 || bytes.count == 20, has("T", bytes, 10), has(":", bytes, 13),
            has("Z", bytes, bytes.count - 1), let hour = number(bytes, 11, 2),
            let minute = number(bytes, 14, 2),
            hour < 24, minute < 60
        else { return nil }
        guard bytes.count == 20 else { return hour * 3_600 + minute * 60 }
        guard has(":", bytes, 16), let second = number(bytes, 17, 2), second < 60 else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    private static func has(_ character: Unicode.Scalar, _ bytes: [UInt8], _ position: Int) -> Bool {
        bytes[position] == UInt8(ascii: character)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int64? {
        guard bytes.count >= start + count else { return nil }
        let digits = bytes[start..<start + count]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return switch month {
        case 2: leap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar, with years that begin in March.
    private static func days(toYear year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}

extension Timestamp: CustomStringConvertible {
    package var description: String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - day * 86_400
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { Self.padded($0, to: 2) }
        return "\(Self.date(ofDay: day))T\(clock.joined(separator: ":"))Z"
    }

    private static func date(ofDay day: Int64) -> String {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return [
            padded(year, to: 4), padded(month, to: 2), padded(dayOfYear - (153 * march + 2) / 5 + 1, to: 2),
        ]
        .joined(separator: "-")
    }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time in UTC")
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
