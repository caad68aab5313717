internal import Glibc
internal import Synchronization

/// Signals as something to wait for: while it lives each of them is noted in a pipe instead of obeyed.
///
/// There is one at a time in a program.
struct SignalPipe: ~Copyable {
    /// The end of the pipe that the handler writes to; negative: nobody waits.
    private static let entrance = Atomic<Int32>(-1)

    private let noted: [Int32]
    private let exit: Descriptor
    private let entrance: Descriptor

    /// Readable once a signal came.
    var number: Int32 { exit.number }

    init(_ signals: [Int32]) throws(PlatformError) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: the call fills both numbers, and keeps no pointer.
        guard unsafe pipe(&ends) == 0 else { throw PlatformError(operation: "pipe", errno: errno) }
        noted = signals
        exit = Descriptor(owning: ends[0])
        entrance = Descriptor(owning: ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            // However many signals come meanwhile, the handler never waits.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        Self.entrance.store(entrance.number, ordering: .sequentiallyConsistent)
        for number in signals { signal(number) { _ in SignalPipe.note() } }
        SignalMask.letThrough(signals)
    }

    deinit {
        for number in noted { signal(number, SIG_DFL) }
        Self.entrance.store(-1, ordering: .sequentiallyConsistent)
    }

    /// Forgets what came, so that it can be waited for anew.
    func drain() {
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
