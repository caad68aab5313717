import Wire

/// A moment as mail writes it: `Mon, 01 Feb 2027 09:30:00 +0000` (RFC 5322 §3.3).
enum MailDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The nearest moment from 1970 to 9999, by seconds since 1970-01-01 00:00 UTC, which was a Thursday.
    static func text(at seconds: Int64) -> String {
        let moment = Timestamp(seconds: max(0, seconds))
        let parts = moment.description.split { "-T:Z".contains($0) }
        let weekday = weekdays[Int(moment.seconds / 86_400 % 7)]
        let month = months[(Int(parts[1]) ?? 1) - 1]
        return "\(weekday), \(parts[2]) \(month) \(parts[0]) \(parts[3...5].joined(separator: ":")) +0000"
    }
}
