import Glibc
import Identity
import Platform

/// Where the daemon should listen, and whose listener may be believed to be it.
struct SocketPlace {
    private let path: String
    private let owner: UserID

    /// Looks at the socket at `path` and at its folder.
    ///
    /// root alone is told off a folder where others can put a socket: only root's questions carry other
    /// people's secrets, and others may want a daemon of their own.
    ///
    /// - Throws: ``VarlinkError/unreachable(_:)`` or ``VarlinkError/untrustedFolder``.
    init(path: String, caller: UserID) throws(VarlinkError) {
        let folder = try Self.status(of: Self.folder(of: path), [.nameOnly, .folder])
        let socket = try Self.status(of: path, [.nameOnly, .refuseLink])
        guard socket.kind == .socket else {
            throw .unreachable(PlatformError(operation: "connect", path: path, errno: ENOTSOCK))
        }
        guard caller != .root || Self.isSafe(folder, socket) else { throw .untrustedFolder }
        self.path = path
        owner = socket.owner
    }

    /// - Throws: ``VarlinkError/unreachable(_:)`` or ``VarlinkError/untrustedListener(_:)``.
    func connect() throws(VarlinkError) -> Descriptor {
        do {
            let socket = Descriptor(owning: try UnixSocket.connect(path: path))
            let listener = try PeerCredentials.read(socket.number).uid
            guard expects(listener) else { throw VarlinkError.untrustedListener(listener) }
            return socket
        } catch let error as PlatformError {
            throw .unreachable(error)
        } catch let error as VarlinkError {
            throw error
        } catch {
            throw .broken
        }
    }

    /// Whether a process of `listener` may be the daemon: root's, or that of the socket's owner.
    func expects(_ listener: UserID) -> Bool { listener == .root || listener == owner }

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

    private static func status(of path: String, _ options: OpenOptions) throws(VarlinkError) -> FileStatus {
        do {
            return try Descriptor(path: path, options).status()
        } catch {
            throw .unreachable(error)
        }
    }
}
