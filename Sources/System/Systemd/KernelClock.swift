import CLibsystemd
import Glibc

/// The clocks that systemd itself stamps and compares with, in microseconds.
enum KernelClock {
    /// Since 1970: what the journal stamps its records with.
    static func realMicroseconds() -> UInt64 { microseconds(of: CLOCK_REALTIME) }

    /// Since boot, without time asleep: what `MONOTONIC_USEC=` counts in.
    static func monotonicMicroseconds() -> UInt64 { microseconds(of: CLOCK_MONOTONIC) }

    private static func microseconds(of clock: clockid_t) -> UInt64 {
        var time = timespec()
        // SAFETY: the kernel fills the timespec, which outlives the call; both clocks always exist.
        _ = unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
    }
}
