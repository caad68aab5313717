import Identity
import Systemd

/// What stands around the drawing of logins.
extension Sentences {
    static let activityHeaders = ["LOGINS", "PROMPTS", "REFUSALS"]
    static let total = "Total"

    static func zones(_ zones: [String]) -> String {
        "Days and hours are in \(zones.joined(separator: ", then "))."
    }

    static let nothingRecorded = "There is no record to count."

    /// Said where what was asked for reaches back further.
    static func recordsBegin(_ day: CalendarDay) -> String {
        "The records begin on \(day): what was before is not known."
    }

    /// Such as `Mon 2026-10-26`.
    static func label(of day: CalendarDay) -> String { "\(weekday(of: day)) \(day)" }

    /// As wide as that of a day, so that both drawings stand in the same columns.
    static func label(ofHour hour: Int) -> String { "\(twoDigits(hour)):00 to \(twoDigits(hour)):59" }

    /// Nothing where nobody was refused.
    static func refusedMost(_ refused: [ActivityReport.Refused]) -> [String] {
        guard !refused.isEmpty else { return [] }
        let names = refused.map { "\($0.user.escapingControls) (\($0.refusals))" }
        return ["", "Refused most: \(names.joined(separator: ", "))."]
    }
}
