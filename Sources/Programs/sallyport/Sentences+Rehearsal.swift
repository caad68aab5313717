/// What is said of a rehearsal.
extension Sentences {
    /// The sums, and what was left out of them.
    static func totals(_ comparison: Comparison) -> [String] {
        let totals = comparison.totals
        guard totals.logins > 0 else { return [noLogins] + leftOut(comparison) }
        return [
            "\(counted(totals.logins, "login")): \(totals.askedThen) asked then, \(totals.askedNow) under these"
                + " rules.",
            "  \(counted(totals.askedMore, "login")) would be asked that went through without.",
            "  \(counted(totals.askedLess, "login")) would go through without that were asked.",
            "  \(counted(totals.refusedMore, "login")) would be refused that were not.",
            "  \(counted(totals.refusedLess, "login")) would not be refused that were.",
        ] + leftOut(comparison)
    }

    private static let noLogins = "There is no login to compare."

    private static func leftOut(_ comparison: Comparison) -> [String] {
        var lines: [String] = []
        if comparison.unusable > 0 {
            lines.append(
                "  \(counted(comparison.unusable, "record")) of earlier versions say too little, and do not"
                    + " count.")
        }
        if comparison.beforeFirstFactor > 0 {
            lines.append(
                "  \(counted(comparison.beforeFirstFactor, "record")) are of before the first factor, where no"
                    + " rule decides.")
        }
        return lines
    }
}
