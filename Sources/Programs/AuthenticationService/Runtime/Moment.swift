import Platform

/// One reading of both clocks, so that all that belongs to one judgement has the same time.
struct Moment {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    let wall: Int64
    /// Milliseconds since boot, sleep included.
    let boot: Int64

    /// Whole seconds since 1970-01-01 00:00 UTC.
    var seconds: Int64 { wall / 1_000 }

    /// What the wall clock is ahead of the boot clock; it changes only when somebody sets the clock.
    var offset: Int64 { wall - boot }

    /// The daemon's one clock.
    static func now() -> Self {
        Self(wall: WallClock.milliseconds(), boot: BootClock.milliseconds())
    }
}
