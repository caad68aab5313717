import Platform

/// What clock and calendar of whoever reads show at so many seconds since 1970.
struct ReaderClock: Sendable {
    /// Nil for what no calendar has.
    let at: @Sendable (Int64) -> LocalTime?

    /// By TZ, or the zone of this host.
    static var own: Self { Self { LocalTime(at: $0) } }
}
