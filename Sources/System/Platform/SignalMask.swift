internal import Glibc

/// Which signals are kept back from this program.
enum SignalMask {
    /// Lets these come: whoever started this program may have blocked them, and a block is inherited.
    static func letThrough(_ numbers: [Int32]) {
        var signals = sigset_t()
        // SAFETY: each call changes or reads the set, and keeps no pointer.
        unsafe sigemptyset(&signals)
        // SAFETY: as above.
        for number in numbers { unsafe sigaddset(&signals, number) }
        // SAFETY: as above.
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
