import Glibc

/// A thread for work that waits, outside the pools that others share.
enum WriterThread {
    /// Runs `body` on a new thread, which handles no signal: those are for the program's own handlers.
    ///
    /// - Throws: ``SystemdError/thread(errno:)``.
    static func start(_ body: @escaping @Sendable () -> Void) throws(SystemdError) {
        // SAFETY: the new thread takes this reference over; without a thread it is released below.
        let work = unsafe Unmanaged.passRetained(Work(body))
        let result = withoutSignals {
            var thread = pthread_t()
            // SAFETY: the retained work is the thread's argument, and the thread alone releases it.
            let result = unsafe pthread_create(&thread, nil, entry, work.toOpaque())
            if result == 0 { pthread_detach(thread) }
            return result
        }
        guard result == 0 else {
            // SAFETY: no thread came to be, so nobody else holds this reference.
            unsafe work.release()
            throw .thread(errno: result)
        }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private typealias Entry = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?

    private static let entry: Entry = { argument in
        // SAFETY: `start` passed a retained Work, and this thread takes it over exactly once.
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }

    /// A new thread inherits the mask of the one that makes it.
    private static func withoutSignals(_ body: () -> Int32) -> Int32 {
        var all = sigset_t()
        var before = sigset_t()
        // SAFETY: the C library fills and reads the two sets, which outlive the calls.
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        return body()
    }
}
