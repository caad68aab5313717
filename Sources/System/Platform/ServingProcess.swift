internal import CPlatform

/// A process of this same program that has one connection as its standard input, and neither arguments nor environment.
package struct ServingProcess: Sendable {
    /// Can be read once the process has ended (pidfd_open(2)).
    package let descriptor: Int32

    /// Starts one under `name`; the connection is the process's alone then.
    package init(name: String, serving connection: consuming Descriptor) throws(PlatformError) {
        // SAFETY: `name` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        let result = unsafe platform_start_again(name, connection.number)
        descriptor = try PlatformError.check(result, "posix_spawn", name)
    }

    /// Waits for its end, and forgets it; to be called once.
    package func bury() {
        platform_bury(descriptor)
    }
}
