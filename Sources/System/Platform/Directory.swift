internal import CPlatform
internal import Glibc

/// A folder that is held open: names are looked up in it, whatever happens to its path, and links are not followed.
package struct Directory: ~Copyable, Sendable {
    package let descriptor: Descriptor

    /// Opens the folder at `path`; links on the way to it are followed, as everywhere.
    package init(path: String) throws(PlatformError) {
        descriptor = try Descriptor(path: path, [.read, .folder])
    }

    /// Opens the folder `name` in `parent`; a link in its place is refused (ELOOP or ENOTDIR).
    package init(named name: String, in parent: borrowing Directory) throws(PlatformError) {
        descriptor = try parent.open(name, [.read, .folder, .refuseLink])
    }

    /// Makes the folder `name`, mode 0700 or, by the umask, less; returns false if the name was taken.
    package func makeFolder(_ name: String) throws(PlatformError) -> Bool {
        // SAFETY: `name` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        let result = unsafe platform_make_directory(descriptor.number, name, 0o700)
        guard result != -EEXIST else { return false }
        try PlatformError.check(result, "mkdir", name)
        return true
    }

    /// Opens `name`; a new file has mode 0600, whatever the umask.
    package func open(_ name: String, _ options: OpenOptions) throws(PlatformError) -> Descriptor {
        // SAFETY: `name` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        let result = unsafe platform_open(descriptor.number, name, options.union(.refuseLink).rawValue, 0o600)
        let opened = Descriptor(owning: try PlatformError.check(result, "open", name))
        if options.contains(.createExclusively) {
            try opened.setMode(0o600)
        }
        return opened
    }

    /// Makes the file `name`, mode 0600, after removing what a crash has left there.
    package func openNew(_ name: String) throws(PlatformError) -> Descriptor {
        if try status(of: name) != nil {
            try remove(name)
        }
        return try open(name, [.read, .write, .createExclusively])
    }

    /// Opens `name` without ever waiting for a disk: EAGAIN where that would be needed (`openat2`).
    package func openIfCached(_ name: String, _ options: OpenOptions) throws(PlatformError) -> Descriptor {
        // SAFETY: `name` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        let result = unsafe platform_open_cached(descriptor.number, name, options.union(.refuseLink).rawValue)
        return Descriptor(owning: try PlatformError.check(result, "openat2", name))
    }

    /// What is at `name`, a link itself included; nil if nothing is.
    package func status(of name: String) throws(PlatformError) -> FileStatus? {
        var status = platform_status()
        // SAFETY: `name` is NUL-terminated; the call fills `status`, which it may, and keeps no pointer.
        let result = unsafe platform_status_at(descriptor.number, name, &status)
        guard result != -ENOENT else { return nil }
        try PlatformError.check(result, "fstatat", name)
        return FileStatus(status)
    }
}
