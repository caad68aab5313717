internal import CPlatform
internal import Glibc
package import Identity

/// One process for good, to wait for and to signal: whoever gets its pid afterwards is not touched (pidfd_open(2)).
package struct ProcessHandle: ~Copyable {
    private let descriptor: Descriptor

    /// Takes hold of the process that started then; nil once it has ended, or if another one has its pid.
    ///
    /// - Throws: EPERM for the first process, and for this one itself.
    package static func take(_ process: ProcessIdentity) throws(PlatformError) -> ProcessHandle? {
        guard process.pid > 1, process.pid != getpid() else {
            throw PlatformError(operation: "pidfd_open", errno: EPERM)
        }
        let result = platform_open_process(process.pid)
        guard result != -ESRCH else { return nil }
        let handle = Self(Descriptor(owning: try PlatformError.check(result, "pidfd_open")))
        // Read after it was taken hold of: so this very process is the one that started then.
        guard let entry = try ProcessEntry.read(process.pid), entry.identity == process else { return nil }
        guard !handle.hasEnded() else { return nil }
        return handle
    }

    private init(_ descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    /// Returns false once it has ended.
    package func signal(_ signal: Int32) throws(PlatformError) -> Bool {
        let result = platform_signal_process(descriptor.number, signal)
        guard result != -ESRCH else { return false }
        try PlatformError.check(result, "pidfd_send_signal")
        return true
    }

    /// Whether it has ended, or does so within some time.
    package func hasEnded(withinMilliseconds patience: Int64 = 0) -> Bool {
        TimedReadiness.wait(for: [descriptor.number], milliseconds: patience)[0]
    }
}
