internal import CPlatform

/// What a process that holds secrets does first.
package enum ProcessHardening {
    /// Not dumpable (so not traceable by its own user), no core file, umask 077; all three last.
    package static func apply() throws(PlatformError) {
        try PlatformError.check(platform_forbid_dumps(), "prctl")
    }

    /// Whether a crash could write this process's memory to a file, and its user could trace it.
    package static func isDumpable() throws(PlatformError) -> Bool {
        try PlatformError.check(platform_is_dumpable(), "prctl") != 0
    }
}
