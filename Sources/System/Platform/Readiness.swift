internal import CPlatform

/// Which of some descriptors can be read without waiting (`poll`).
package enum Readiness {
    /// How many descriptors can be waited for at once.
    package static let most = Int(PLATFORM_WAIT_MAX)

    /// Waits until at least one of `descriptors` can be read, or has come to its end, and returns all that can.
    ///
    /// - Throws: EINVAL for more than ``most``.
    package static func wait(for descriptors: [Int32]) throws(PlatformError) -> Set<Int32> {
        var ready = [UInt8](repeating: 0, count: descriptors.count)
        // SAFETY: both arrays have as many elements as the call is told, and it keeps no pointer.
        let result = unsafe platform_wait_readable(descriptors, &ready, descriptors.count)
        try PlatformError.check(result, "poll")
        return Set(zip(descriptors, ready).filter { $0.1 != 0 }.map(\.0))
    }
}
