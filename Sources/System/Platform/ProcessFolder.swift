internal import Glibc
internal import Identity

/// The folder of one process in `/proc`, held open.
struct ProcessFolder: ~Copyable {
    /// In bytes; the kernel's own files are far below.
    private static let longestFile = 65_536

    let pid: Int32
    private let folder: Directory

    /// - Throws: ENOENT for a pid that no process has; then, and for each read once it has ended, ESRCH is the same.
    init(pid: Int32) throws(PlatformError) {
        self.pid = pid
        folder = try Directory(path: "/proc/\(pid)")
    }

    func status() throws(PlatformError) -> ProcessStatus {
        try parse("stat") { ProcessStatus(stat: $0) }
    }

    /// The real uid.
    func owner() throws(PlatformError) -> UserID {
        try parse("status") { ProcessText.owner(status: $0) }
    }

    /// Nil where the kernel gave it none, or knows nothing of audit.
    func auditSession() throws(PlatformError) -> UInt32? {
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
    func controlGroup() throws(PlatformError) -> String? {
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
        try folder.open(name, [.read]).readAll(atMost: Self.longestFile)
    }
}
