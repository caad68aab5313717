internal import CPlatform

/// The time since the machine started, sleep included, which nobody can set.
package enum BootClock {
    package static func milliseconds() -> Int64 { platform_boot_clock_milliseconds() }
}
