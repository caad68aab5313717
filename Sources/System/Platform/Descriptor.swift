internal import CPlatform
internal import Glibc

/// An open file, folder or socket, closed when its one owner lets go of it.
package struct Descriptor: ~Copyable, Sendable {
    package let number: Int32

    /// Takes over a descriptor that nobody else closes.
    package init(owning number: Int32) {
        precondition(number >= 0)
        self.number = number
    }

    /// Opens `path`; a new file has mode 0600, whatever the umask.
    package init(path: String, _ options: OpenOptions) throws(PlatformError) {
        try PlatformError.refuseNUL(in: path, "open")
        // SAFETY: `path` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        let result = unsafe platform_open(AT_FDCWD, path, options.rawValue, 0o600)
        number = try PlatformError.check(result, "open", path)
    }

    /// Hands the number over to somebody who closes it.
    package consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    deinit {
        close(number)
    }
}

extension Descriptor {
    package func status() throws(PlatformError) -> FileStatus {
        var status = platform_status()
        // SAFETY: the call fills `status`, which it may, and keeps no pointer.
        try PlatformError.check(unsafe platform_status_of(number, &status), "fstat")
        return FileStatus(status)
    }

    package func setMode(_ mode: UInt32) throws(PlatformError) {
        try PlatformError.check(platform_set_mode(number, mode), "fchmod")
    }

    /// Takes the lock that ends with this descriptor, and returns whether it was free (`flock`).
    package func lock() throws(PlatformError) -> Bool {
        let result = platform_lock(number)
        guard result != -EWOULDBLOCK else { return false }
        try PlatformError.check(result, "flock")
        return true
    }

    /// Reserves `count` bytes from the start, so that a later write cannot lack space (`posix_fallocate`).
    package func allocate(_ count: Int) throws(PlatformError) {
        try PlatformError.check(platform_allocate(number, count), "posix_fallocate")
    }

    /// Bounds each later read from and write to a socket; they then fail with EAGAIN (`SO_RCVTIMEO`).
    package func setTimeout(milliseconds: Int64) throws(PlatformError) {
        try PlatformError.check(platform_set_timeout(number, milliseconds), "setsockopt")
    }

    package func sync() throws(PlatformError) {
        try PlatformError.check(platform_sync(number), "fsync")
    }

    /// Puts the content on disk; after a failure nobody knows what is there, and another try proves nothing.
    package func syncData() throws(PlatformError) {
        try PlatformError.check(platform_sync_data(number), "fdatasync")
    }

    /// Puts the whole file system on disk: cheaper than many single ones.
    package func syncFileSystem() throws(PlatformError) {
        try PlatformError.check(platform_sync_file_system(number), "syncfs")
    }
}
