internal import Glibc
package import Identity

/// What `/proc/PID/stat` says of a process (proc_pid_stat(5)).
package struct ProcessEntry: Hashable, Sendable {
    package let identity: ProcessIdentity
    /// 0 for one that has none, or whose parent is out of sight.
    package let parent: Int32
    /// At most 15 bytes, as the process chose them.
    package let name: [UInt8]
    /// The terminal that controls it; nil where there is none.
    package let terminal: DeviceNumber?

    package init(identity: ProcessIdentity, parent: Int32, name: [UInt8], terminal: DeviceNumber?) {
        self.identity = identity
        self.parent = parent
        self.name = name
        self.terminal = terminal
    }

    /// Reads the line; the name in it may hold anything, brackets and line ends included.
    init?(pid: Int32, stat: [UInt8]) {
        guard let status = ProcessStatus(stat: stat), let start = stat.firstIndex(of: UInt8(ascii: "(")),
            let end = stat.lastIndex(of: UInt8(ascii: ")")), start < end
        else { return nil }
        // Field 3 comes first, the terminal is field 7.
        let fields = stat[(end + 1)...].split(separator: UInt8(ascii: " "))
        guard fields.count > 4, let terminal = Int32(String(decoding: fields[4], as: UTF8.self)) else {
            return nil
        }
        self.init(
            identity: ProcessIdentity(pid: pid, startTime: status.startTime), parent: status.parent,
            name: Array(stat[(start + 1)..<end].prefix(15)),
            terminal: terminal == 0 ? nil : DeviceNumber(packed: UInt32(bitPattern: terminal)))
    }

    /// Whoever has that pid now; nil if nobody has.
    package static func read(_ pid: Int32) throws(PlatformError) -> Self? {
        do throws(PlatformError) {
            return try ProcessFolder(pid: pid).entry()
        } catch {
            guard error.errno == ENOENT || error.errno == ESRCH else { throw error }
            return nil
        }
    }
}
