internal import Glibc
package import Identity

/// All processes that can be seen, one after the other: what ended or began meanwhile may be in it or not.
package struct ProcessTable: Sendable {
    /// Beyond so many they are not looked at.
    private static let most = 65_536

    /// By pid.
    package let entries: [Int32: ProcessEntry]

    package init(_ entries: [ProcessEntry]) {
        self.entries = Dictionary(entries.map { ($0.identity.pid, $0) }) { $1 }
    }

    /// - Throws: EOVERFLOW for more than 65,536 processes.
    package static func read() throws(PlatformError) -> Self {
        var pids: [Int32] = []
        try Directory(path: "/proc").forEachName { name in
            if let pid = Int32(name), pid > 0 { pids.append(pid) }
        }
        guard pids.count <= most else {
            throw PlatformError(operation: "readdir", path: "/proc", errno: EOVERFLOW)
        }
        var entries: [ProcessEntry] = []
        for pid in pids {
            if let entry = try ProcessEntry.read(pid) { entries.append(entry) }
        }
        return Self(entries)
    }

    /// What is there of that very process.
    package subscript(process: ProcessIdentity) -> ProcessEntry? {
        entries[process.pid].flatMap { $0.identity == process ? $0 : nil }
    }
}
