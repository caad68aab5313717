/// What a year of an attack amounts to.
struct AttackResult: Equatable {
    /// Guesses that were compared with a code.
    var judged = 0
    var judgedOnFirstDay = 0
    var logins = 0
    var loginsLetIn = 0
    /// Seconds from the first login that was refused to the next that was not.
    var longestKept: Int64 = 0

    /// Whether each of them was two codes in a row, of which both must be right.
    var isOfPairs = false

    /// Of six digits, three codes are right at any time: one step of tolerance each way.
    ///
    /// The sum over all guesses, which is never less than the chance itself.
    var chancePerTenThousand: Double { Double(judged) * (isOfPairs ? 0.000_000_03 : 0.03) }
    /// The same for eight digits.
    var chanceOfEightDigits: Double { chancePerTenThousand / 100 }
}

extension AttackResult {
    static let heading = [
        "attack", "judged on the first day", "judged in a year", "chance in 10,000, 6 digits", "8 digits",
        "logins of the owner let in", "longest kept out",
    ]

    func row(_ attack: Attack) -> [String] {
        [
            attack.name, "\(judgedOnFirstDay)", "\(judged)", chance(places: 2), chance(places: 4),
            logins == 0 ? "-" : "\(loginsLetIn) of \(logins)",
            logins == 0 ? "-" : Self.duration(longestKept),
        ]
    }

    private func chance(places: Int) -> String {
        isOfPairs ? "below 0.0001" : Self.decimal(judged * 3, places: places)
    }

    private static func decimal(_ value: Int, places: Int) -> String {
        let digits = String(value)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }

    private static func duration(_ seconds: Int64) -> String {
        switch seconds {
        case 0: "never"
        case ..<600: "\(seconds) s"
        case ..<86_400: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) days"
        }
    }
}
