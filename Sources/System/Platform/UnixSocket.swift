internal import CPlatform

/// Stream sockets with a name in the file system.
package enum UnixSocket {
    /// Listens at `path`, which gets the permissions `mode` whatever the umask.
    ///
    /// The socket is neither inherited nor waiting. One that nobody listens on any more is replaced.
    ///
    /// - Throws: ENAMETOOLONG beyond 107 bytes, EADDRINUSE if somebody listens there, EEXIST if the name belongs to
    ///   anything but a socket.
    package static func listen(path: String, mode: UInt32, backlog: Int32 = 4096) throws(PlatformError)
        -> Int32
    {
        try PlatformError.refuseNUL(in: path, "listen")
        // SAFETY: `path` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        return try PlatformError.check(unsafe platform_listen(path, mode, backlog), "listen", path)
    }

    /// Connects to `path`, and waits while the listener's queue is full; the socket waits too.
    package static func connect(path: String) throws(PlatformError) -> Int32 {
        try PlatformError.refuseNUL(in: path, "connect")
        // SAFETY: `path` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        return try PlatformError.check(unsafe platform_connect(path, 0), "connect", path)
    }
}
