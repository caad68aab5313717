internal import Glibc
package import Identity

/// All processes that can be seen, one after the other: what ended or began meanwhile may be in it or not.
package struct ProcessTable: Sendable {
    /// Beyond so many they are not looked at.
    ///
    /// One takes about 20 us, so these some 20 s; a user may start as many as they are let, and the kernel's own pids end at
    /// 4,194,304.
    private static let most = 1_048_576

    /// By pid.
    package let entries: [Int32: ProcessEntry]
    /// By the pid of their parent: all that descend from many processes are looked for in one table.
    private let byParent: [Int32: [ProcessEntry]]

    package init(_ entries: [ProcessEntry]) {
        self.entries = Dictionary(entries.map { ($0.identity.pid, $0) }) { $1 }
        byParent = Dictionary(grouping: self.entries.values, by: \.parent)
    }

    /// Those whose parent has that pid, whoever it is, by their own pids.
    package func children(of pid: Int32) -> [ProcessEntry] {
        (byParent[pid] ?? []).sorted { $0.identity.pid < $1.identity.pid }
    }

    /// Reads the folder at `path`; one that ended meanwhile, or of which it tells what nobody understands, is left out.
    ///
    /// - Throws: EOVERFLOW for more than 1,048,576 processes.
    package static func read(_ path: String = "/proc") throws(PlatformError) -> Self {
        var pids: [Int32] = []
        try Directory(path: path).forEachName { name in
            if let pid = Int32(name), pid > 0 { pids.append(pid) }
        }
        guard pids.count <= most else {
            throw PlatformError(operation: "readdir", path: path, errno: EOVERFLOW)
        }
        var entries: [ProcessEntry] = []
        for pid in pids {
            if let entry = try entry(of: pid, path) { entries.append(entry) }
        }
        return Self(entries)
    }

    private static func entry(of pid: Int32, _ path: String) throws(PlatformError) -> ProcessEntry? {
        do throws(PlatformError) {
            return try ProcessFolder(pid: pid, in: path).entry()
        } catch {
            guard [ENOENT, ESRCH, EBADMSG].contains(error.errno) else { throw error }
            return nil
        }
    }

    /// What is there of that very process.
    package subscript(process: ProcessIdentity) -> ProcessEntry? {
        entries[process.pid].flatMap { $0.identity == process ? $0 : nil }
    }
}
