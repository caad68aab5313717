internal import Glibc
package import Identity

/// The folder of one process in `/proc`, held open.
package struct ProcessFolder: ~Copyable {
    /// Of one process; they are counted up, and the connection may be the last of them.
    private static let mostDescriptors = 65_536
    /// In bytes; the kernel's own files are far below.
    private static let longestFile = 65_536

    package let pid: Int32
    let folder: Directory

    /// - Throws: ENOENT for a pid that no process has; then, and for each read once it has ended, ESRCH is the same.
    package init(pid: Int32, in path: String = "/proc") throws(PlatformError) {
        self.pid = pid
        folder = try Directory(path: "\(path)/\(pid)")
    }

    /// The folder of the process that started then; nil once it has ended, or if another one has its pid.
    package static func open(_ process: ProcessIdentity) throws(PlatformError) -> ProcessFolder? {
        do throws(PlatformError) {
            let folder = try ProcessFolder(pid: process.pid)
            guard try folder.entry().identity == process else { return nil }
            return folder
        } catch {
            guard error.errno == ENOENT || error.errno == ESRCH else { throw error }
            return nil
        }
    }

    func status() throws(PlatformError) -> ProcessStatus {
        try parse("stat") { ProcessStatus(stat: $0) }
    }

    package func entry() throws(PlatformError) -> ProcessEntry {
        let pid = pid
        return try parse("stat") { ProcessEntry(pid: pid, stat: $0) }
    }

    /// The real uid.
    package func owner() throws(PlatformError) -> UserID {
        try parse("status") { ProcessText.owner(status: $0) }
    }

    /// The real uid and the effective one.
    package func users() throws(PlatformError) -> (real: UserID, effective: UserID) {
        try parse("status") { ProcessText.users(status: $0) }
    }

    /// As whom its session logged in, by the kernel's audit; nil where the kernel does not know.
    package func loginUser() -> UserID? {
        // The number for none is the same as of an audit session, and so is how it is written.
        (try? read("loginuid")).flatMap { ProcessText.auditSession(sessionID: $0) ?? nil }.map {
            UserID(rawValue: $0)
        }
    }

    /// The inodes of its sockets: for whoever may trace it.
    ///
    /// - Throws: EOVERFLOW for more descriptors than are looked at, of which some could be sockets.
    package func sockets() throws(PlatformError) -> [UInt64] {
        let descriptors = try Directory(named: "fd", in: folder)
        var names: [String] = []
        try descriptors.forEachName { names.append($0) }
        guard names.count <= Self.mostDescriptors else {
            throw PlatformError(operation: "readdir", path: "/proc/\(pid)/fd", errno: EOVERFLOW)
        }
        return names.compactMap { name in
            let link = try? descriptors.open(name, [.nameOnly, .refuseLink]).readLink(atMost: 64)
            return link.flatMap { ProcessText.socket(link: $0) }
        }
    }

    /// Nil where the kernel gave it none, or knows nothing of audit.
    package func auditSession() throws(PlatformError) -> UInt32? {
        do throws(PlatformError) {
            return try parse("sessionid") { ProcessText.auditSession(sessionID: $0) }
        } catch {
            guard error.errno == ENOENT else { throw error }
            // Without audit there is no such file; with it, there is one as long as the process lives.
            _ = try status()
            return nil
        }
    }

    /// Nil where it has none that a login session could have.
    package func controlGroup() throws(PlatformError) -> String? {
        ProcessText.controlGroup(cgroup: try read("cgroup"))
    }

    private func parse<Value>(
        _ name: String, _ value: ([UInt8]) -> Value?
    ) throws(PlatformError) -> Value {
        guard let value = value(try read(name)) else {
            throw PlatformError(operation: "read", path: name, errno: EBADMSG)
        }
        return value
    }

    private func read(_ name: String) throws(PlatformError) -> [UInt8] {
        try Self.read(name, in: folder)
    }

    static func read(_ name: String, in folder: borrowing Directory) throws(PlatformError) -> [UInt8] {
        try folder.open(name, [.read]).readAll(atMost: longestFile)
    }
}
