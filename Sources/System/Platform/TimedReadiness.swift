internal import Glibc

/// Waits for whichever of several descriptors can be read, or has come to its end, for a bounded time.
///
/// ``Readiness`` waits for ever.
package enum TimedReadiness {
    /// Says which of them are ready, in their order; none once so many `milliseconds` passed (nil: never).
    package static func wait(for descriptors: [Int32], milliseconds: Int64? = nil) -> [Bool] {
        let deadline = milliseconds.map { BootClock.milliseconds() + $0 }
        var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while true {
            let left = deadline.map { Int32(clamping: max(0, $0 - BootClock.milliseconds())) } ?? -1
            // SAFETY: the call reads and fills as many structures as there are, and keeps no pointer.
            let count = unsafe poll(&waiting, nfds_t(waiting.count), left)
            if count < 0, errno == EINTR { continue }
            return waiting.map { count > 0 && $0.revents != 0 }
        }
    }
}
