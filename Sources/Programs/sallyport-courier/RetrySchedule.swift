/// When a letter that could not be sent is tried again: 15, 45, 105, 225, … s after the first try, as long as it lives.
///
/// Each pause is twice the one before, and begins when the try has ended. Moments are milliseconds of the boot clock.
struct RetrySchedule: Hashable, Sendable {
    static let usualFirstPause: Int64 = 15_000

    /// In milliseconds.
    var firstPause = usualFirstPause
    /// When the letter is not worth being delivered any more.
    let ends: Int64

    /// When the next try is due, after so many that have failed, at least 1.
    ///
    /// - Returns: nil if the letter does not live so long.
    func nextTry(afterTries tries: Int, at now: Int64) -> Int64? {
        let moment = now + firstPause << Int64(min(tries - 1, 20))
        return moment < ends ? moment : nil
    }
}
