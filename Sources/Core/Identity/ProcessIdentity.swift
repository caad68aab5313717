/// One process for good: a pid is given again, a pid with its start time is not (within one boot).
package struct ProcessIdentity: Hashable, Sendable {
    package let pid: Int32
    /// Clock ticks after boot, field 22 of `/proc/PID/stat`.
    package let startTime: UInt64

    package init(pid: Int32, startTime: UInt64) {
        self.pid = pid
        self.startTime = startTime
    }
}
