import Platform
import Wire

extension Timestamp {
    /// By this host's clock.
    static var now: Self { Self(seconds: WallClock.milliseconds() / 1_000) }

    /// Days from this moment to a later one, begun ones included.
    func days(until later: Self) -> Int {
        Int(((later.seconds - seconds) + 86_399) / 86_400)
    }

    /// Whether a later moment is less than two days away.
    func isSoon(_ later: Self) -> Bool { later.seconds - seconds < 2 * 86_400 }
}
