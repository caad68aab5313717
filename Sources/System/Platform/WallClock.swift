internal import CPlatform

/// The time of day, which people and administrators may set.
package enum WallClock {
    /// Since the start of 1970, UTC.
    package static func milliseconds() -> Int64 { platform_wall_clock_milliseconds() }
}
