internal import Glibc
internal import Identity

/// The way to a socket, judged part by part: nobody but root and the caller can have put anything there.
///
/// The rule is the PAM module's too (`docs/protocol.md`, Who may say what).
enum SocketPath {
    /// Returns whose the socket at `path` is.
    ///
    /// - Throws: ``SocketPlaceError/unreachable(_:)``, or ``SocketPlaceError/untrusted(part:)`` with the first
    ///   part that others could change, or that is a link.
    static func owner(of path: String, caller: UserID) throws(SocketPlaceError) -> UserID {
        let names = try absolute(path).split(separator: "/")
        var (part, above) = ("", try status(of: "/"))
        try demand(isFolder(above, of: caller), "/")
        for (index, name) in names.enumerated() {
            part += "/\(name)"
            let found = try status(of: part)
            // In a sticky folder the owner of an entry alone can put another in its place.
            try demand(!isShared(above) || isTrusted(found.owner, by: caller), part)
            guard index == names.count - 1 else {
                try demand(isFolder(found, of: caller), part)
                above = found
                continue
            }
            guard found.kind == .socket else { break }
            try demand(above.owner == .root || isTrusted(found.owner, by: caller), part)
            return found.owner
        }
        throw .unreachable(PlatformError(operation: "connect", path: path, errno: ENOTSOCK))
    }

    private static func isFolder(_ found: FileStatus, of caller: UserID) -> Bool {
        let isSticky = found.mode & 0o1000 != 0
        return found.kind == .folder && isTrusted(found.owner, by: caller) && (!isShared(found) || isSticky)
    }

    private static func isShared(_ found: FileStatus) -> Bool { found.mode & 0o022 != 0 }

    private static func isTrusted(_ owner: UserID, by caller: UserID) -> Bool {
        owner == .root || owner == caller
    }

    private static func demand(_ isGood: Bool, _ part: String) throws(SocketPlaceError) {
        guard isGood else { throw .untrusted(part: part) }
    }

    /// What is at `path`, and not what a link there stands for.
    private static func status(of path: String) throws(SocketPlaceError) -> FileStatus {
        do {
            return try Descriptor(path: path, [.nameOnly, .refuseLink]).status()
        } catch {
            throw .unreachable(error)
        }
    }

    /// Behind the folder in which this process works, if it does not begin at the root.
    private static func absolute(_ path: String) throws(SocketPlaceError) -> String {
        guard !path.hasPrefix("/") else { return path }
        do {
            return "\(try ProcessFacts.workingDirectory())/\(path)"
        } catch {
            throw .unreachable(error)
        }
    }
}
