internal import Glibc
internal import Synchronization

/// Waits, until the window of the terminal has another size or whoever reads the output is gone.
///
/// Signals that end a program end this one as they end others. There is one at a time.
package struct WindowChanges: ~Copyable {
    package enum Event: Sendable {
        case passed
        case resized
        /// Nobody can read the output any more.
        case closed
    }

    private static let ending = [SIGINT, SIGQUIT, SIGHUP, SIGTERM]
    /// The end of the pipe that the handler writes to; negative: nobody waits.
    private static let entrance = Atomic<Int32>(-1)

    private let exit: Descriptor
    private let entrance: Descriptor

    package init() throws(PlatformError) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: the call fills both numbers, and keeps no pointer.
        guard unsafe pipe(&ends) == 0 else { throw PlatformError(operation: "pipe", errno: errno) }
        exit = Descriptor(owning: ends[0])
        entrance = Descriptor(owning: ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            // However often the size changes meanwhile, the handler never waits.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        Self.entrance.store(entrance.number, ordering: .sequentiallyConsistent)
        signal(SIGWINCH) { _ in WindowChanges.note() }
        SignalMask.letThrough([SIGWINCH] + Self.ending)
    }

    deinit {
        signal(SIGWINCH, SIG_DFL)
        Self.entrance.store(-1, ordering: .sequentiallyConsistent)
    }

    /// Returns what happens first, at the latest at a moment of the boot clock, in milliseconds.
    package func wait(until deadline: Int64, whileOpen output: Int32) -> Event {
        // No events are asked for on the output: of an error or a hang-up, poll(2) tells in any case.
        var waiting = [
            pollfd(fd: exit.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: output, events: 0, revents: 0),
        ]
        while true {
            let left = Int32(clamping: max(0, deadline - BootClock.milliseconds()))
            // SAFETY: the call reads and fills both structures, and keeps no pointer.
            let count = unsafe poll(&waiting, 2, left)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .passed }
            guard waiting[1].revents == 0 else { return .closed }
            drain()
            return .resized
        }
    }

    private func drain() {
        var marks: (UInt64, UInt64) = (0, 0)
        // SAFETY: the kernel fills no more than the bytes of the value, which outlives the call.
        while unsafe read(exit.number, &marks, 16) > 0 {}
    }

    /// Runs inside a signal handler: one atomic load and one write.
    private static func note() {
        let before = errno
        let end = entrance.load(ordering: .sequentiallyConsistent)
        var mark: UInt8 = 1
        // SAFETY: the kernel reads one byte, which lives until the call returns.
        if end >= 0 { _ = unsafe write(end, &mark, 1) }
        errno = before
    }
}
