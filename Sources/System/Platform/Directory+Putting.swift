internal import Glibc
internal import Identity

extension Directory {
    /// Puts `bytes` at `name` in one step: the file is whole at any time, and on disk when the call returns.
    ///
    /// They are written to a file beside it, `draft`, which takes the name once it is on disk, and is removed if it cannot
    /// be completed.
    /// Unless it may be `replacing` another, a file in its place is EEXIST. Without `access` it is our own, of mode 0600.
    package func put(
        _ bytes: [UInt8], at name: String, draft: String, replacing: Bool = true, access: FileAccess? = nil
    ) throws(PlatformError) {
        let file = try openNew(draft)
        do throws(PlatformError) {
            try file.writeAll(bytes)
            if let access { try file.give(access) }
            try file.sync()
            try rename(draft, to: name, replacing: replacing)
            try descriptor.sync()
        } catch {
            // What is left of it is read by nobody; that it cannot be removed is no worse than what is thrown.
            try? remove(draft)
            throw error
        }
    }
}

extension Descriptor {
    /// The mode comes last: another owner takes the special bits away.
    fileprivate func give(_ access: FileAccess) throws(PlatformError) {
        guard fchown(number, access.owner.rawValue, access.group.rawValue) == 0 else {
            throw PlatformError(operation: "fchown", errno: errno)
        }
        try setMode(access.mode)
    }
}
