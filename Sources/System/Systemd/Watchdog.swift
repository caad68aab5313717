import CLibsystemd

/// What systemd expects of a service with `WatchdogSec=`.
package enum Watchdog {
    /// The time after which silence gets this process killed; `nil` where nobody watches.
    package static var interval: Duration? {
        var microseconds: UInt64 = 0
        // SAFETY: libsystemd writes one integer, which outlives the call; with 0 the environment stays as it is.
        guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }
}
