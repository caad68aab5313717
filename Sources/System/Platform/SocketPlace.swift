internal import Glibc
package import Identity

/// Where the daemon should listen, and whose listener may be believed to be it.
package struct SocketPlace: Sendable {
    private let path: String
    private let owner: UserID

    /// Looks at the socket at `path` and at its folder.
    ///
    /// root alone is told off a folder where others can put a socket: only root's questions carry other
    /// people's secrets, and others may want a daemon of their own.
    ///
    /// - Throws: ``SocketPlaceError/unreachable(_:)`` or ``SocketPlaceError/untrustedFolder``.
    package init(path: String, caller: UserID) throws(SocketPlaceError) {
        let folder = try Self.status(of: Self.folder(of: path), [.nameOnly, .folder])
        let socket = try Self.status(of: path, [.nameOnly, .refuseLink])
        guard socket.kind == .socket else {
            throw .unreachable(PlatformError(operation: "connect", path: path, errno: ENOTSOCK))
        }
        guard caller != .root || Self.isSafe(folder, socket) else { throw .untrustedFolder }
        self.path = path
        owner = socket.owner
    }

    /// - Throws: ``SocketPlaceError/unreachable(_:)`` or ``SocketPlaceError/untrustedListener(_:)``.
    package func connect() throws(SocketPlaceError) -> Descriptor {
        let socket = Descriptor(owning: try Self.connected(to: path))
        let listener = try Self.listener(at: socket.number)
        guard expects(listener) else { throw .untrustedListener(listener) }
        return socket
    }

    /// Whether a process of `listener` may be the daemon: root's, or that of the socket's owner.
    package func expects(_ listener: UserID) -> Bool { listener == .root || listener == owner }

    /// In a folder that others can write to, the sticky bit protects what root itself has put there.
    private static func isSafe(_ folder: FileStatus, _ socket: FileStatus) -> Bool {
        let isShared = folder.mode & 0o022 != 0
        let isSticky = folder.mode & 0o1000 != 0
        return folder.owner == .root && (!isShared || (isSticky && socket.owner == .root))
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func status(
        of path: String, _ options: OpenOptions
    ) throws(SocketPlaceError) -> FileStatus {
        do {
            return try Descriptor(path: path, options).status()
        } catch {
            throw .unreachable(error)
        }
    }

    private static func connected(to path: String) throws(SocketPlaceError) -> Int32 {
        do {
            return try UnixSocket.connect(path: path)
        } catch {
            throw .unreachable(error)
        }
    }

    private static func listener(at socket: Int32) throws(SocketPlaceError) -> UserID {
        do {
            return try PeerCredentials.read(socket).uid
        } catch {
            throw .unreachable(error)
        }
    }
}
