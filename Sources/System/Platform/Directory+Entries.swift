internal import CPlatform

extension Directory {
    /// Makes `name` a symbolic link to `target`; EEXIST if the name is taken.
    package func makeLink(_ name: String, to target: String) throws(PlatformError) {
        // SAFETY: both texts are NUL-terminated and live until the call returns, which keeps nothing of them.
        let result = unsafe platform_make_link(descriptor.number, name, target)
        try PlatformError.check(result, "symlink", name)
    }

    /// Removes a file or a link, but no folder (EISDIR).
    package func remove(_ name: String) throws(PlatformError) {
        // SAFETY: `name` is NUL-terminated and lives until the call returns, which keeps nothing of it.
        try PlatformError.check(unsafe platform_remove(descriptor.number, name), "unlink", name)
    }

    /// Renames in one step; EEXIST if `name` is taken, unless `replacing` it was asked for.
    package func rename(_ old: String, to name: String, replacing: Bool = false) throws(PlatformError) {
        // SAFETY: both texts are NUL-terminated and live until the call returns, which keeps nothing of them.
        let result = unsafe platform_rename(descriptor.number, old, name, replacing ? 1 : 0)
        try PlatformError.check(result, "rename", name)
    }

    /// Calls `body` with the name of each entry, in no order and in bounded memory; `.` and `..` are left out.
    ///
    /// For folders whose names are text: a name that is none comes as another, which nothing has.
    package func forEachName(_ body: (String) -> Void) throws(PlatformError) {
        try forEachEntry { name in
            body(String(decoding: name.bytes, as: UTF8.self))
            return true
        }
    }

    /// The same for names of any bytes, until `body` returns false.
    package func forEachEntry(_ body: (PathBytes) -> Bool) throws(PlatformError) {
        let listing = try open(".", [.read, .folder])
        while true {
            let records = try listing.readEntries()
            guard !records.isEmpty, Self.forEachEntry(in: records, body) else { return }
        }
    }

    /// Cuts `struct linux_dirent64` (getdents64(2)): the record's length at 16 in the machine's byte order, the
    /// name from 19 up to a NUL.
    private static func forEachEntry(in records: [UInt8], _ body: (PathBytes) -> Bool) -> Bool {
        var start = 0
        while start < records.count {
            let length = Int(
                UInt16(littleEndian: UInt16(records[start + 16]) | UInt16(records[start + 17]) << 8))
            let name = PathBytes(records[start + 19..<start + length].prefix { $0 != 0 })
            if name != PathBytes("."), name != PathBytes(".."), !body(name) { return false }
            start += length
        }
        return true
    }
}

extension Descriptor {
    /// The text of the symbolic link that was opened with ``OpenOptions/nameOnly``, at most `limit` bytes of it.
    package func readLink(atMost limit: Int) throws(PlatformError) -> [UInt8] {
        // SAFETY: the name is a literal; the kernel writes into the buffer, and no further.
        try unsafe fillOnce(limit, "readlink") { buffer in
            unsafe platform_read_link(number, "", buffer.baseAddress, buffer.count)
        }
    }

    fileprivate func readEntries() throws(PlatformError) -> [UInt8] {
        // SAFETY: the kernel writes into the buffer, and no further.
        try unsafe fillOnce(32_768, "getdents64") { buffer in
            unsafe platform_entries(number, buffer.baseAddress, buffer.count)
        }
    }
}
