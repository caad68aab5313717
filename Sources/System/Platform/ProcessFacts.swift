internal import CPlatform
internal import Glibc
package import Identity

/// What this process may know of itself and its machine.
package enum ProcessFacts {
    package static var effectiveUser: UserID { UserID(rawValue: geteuid()) }

    package static var pid: Int32 { getpid() }

    /// How many descriptors may be open at once (RLIMIT_NOFILE, soft).
    package static var openFiles: Int {
        var limit = rlimit()
        // SAFETY: the call fills `limit`, which it may, and keeps no pointer.
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        return Int(min(limit.rlim_cur, 1 << 20))
    }

    /// The path of the folder that relative paths begin at, without links in it.
    ///
    /// - Throws: ENOENT if it was removed, ERANGE for over 4,095 bytes.
    package static func workingDirectory() throws(PlatformError) -> String {
        var path = [CChar](repeating: 0, count: 4_096)
        // SAFETY: the call writes at most as many characters as there is room for, its NUL included.
        guard unsafe getcwd(&path, path.count) != nil else {
            throw PlatformError(operation: "getcwd", errno: errno)
        }
        return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The name of the host up to its first dot; "localhost" where it has none.
    package static var hostName: String {
        var names = utsname()
        // SAFETY: the call fills `names`, which it may, and keeps no pointer.
        let result = unsafe uname(&names)
        // SAFETY: `nodename` is a C array of char, imported as a tuple of bytes without padding.
        let bytes = unsafe withUnsafeBytes(of: names.nodename) { unsafe Array($0) }
        let name = bytes.prefix { $0 != 0 && $0 != UInt8(ascii: ".") }
        guard result == 0, !name.isEmpty, let text = String(validating: name, as: UTF8.self) else {
            return "localhost"
        }
        return text
    }
}
