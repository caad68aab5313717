import Foundation
import Identity
import Platform

@testable import sallyport

/// The calendar of a zone, by Foundation and not by libc.
enum FixedClock {
    static func zone(_ name: String) throws -> ReaderClock {
        guard let zone = TimeZone(identifier: name) else { throw CocoaError(.featureUnsupported) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return ReaderClock { [calendar] seconds in
            let date = Date(timeIntervalSince1970: Double(seconds))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
            guard let year = parts.year, let month = parts.month, let dayOfMonth = parts.day,
                let hour = parts.hour, let minute = parts.minute,
                let day = CalendarDay(year: year, month: month, day: dayOfMonth)
            else { return nil }
            let isSummer = zone.isDaylightSavingTime(for: date)
            return LocalTime(
                day: day, hour: hour, minute: minute, offsetSeconds: zone.secondsFromGMT(for: date),
                zone: isSummer ? "SUMMER" : "WINTER")
        }
    }
}
