internal import Glibc
internal import Synchronization

/// The signals by which a person or the system ends a program at a prompt, as something to wait for.
///
/// While it lives Ctrl-C, Ctrl-\, a terminal that is gone and `kill` are noted instead of obeyed, and Ctrl-Z
/// does nothing: a shell would get a terminal that hides what is typed. There is one at a time.
package struct Interruption: ~Copyable {
    private static let noted = [SIGINT, SIGQUIT, SIGHUP, SIGTERM]
    /// The end of the pipe that the handler writes to; negative: nobody waits.
    private static let entrance = Atomic<Int32>(-1)

    private let exit: Descriptor
    private let entrance: Descriptor

    /// Readable once a signal came.
    package var number: Int32 { exit.number }

    package init() throws(PlatformError) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: the call fills both numbers, and keeps no pointer.
        guard unsafe pipe(&ends) == 0 else { throw PlatformError(operation: "pipe", errno: errno) }
        exit = Descriptor(owning: ends[0])
        entrance = Descriptor(owning: ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        Self.entrance.store(entrance.number, ordering: .sequentiallyConsistent)
        for number in Self.noted { signal(number) { _ in Interruption.note() } }
        signal(SIGTSTP, SIG_IGN)
        SignalMask.letThrough(Self.noted)
    }

    deinit {
        for number in Self.noted + [SIGTSTP] { signal(number, SIG_DFL) }
        Self.entrance.store(-1, ordering: .sequentiallyConsistent)
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
