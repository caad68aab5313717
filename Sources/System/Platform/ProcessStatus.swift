/// What of `/proc/PID/stat` tells one process from another, and whose child it is (proc_pid_stat(5)).
struct ProcessStatus: Hashable, Sendable {
    /// 0 for the first process, and for one whose parent is out of sight.
    let parent: Int32
    /// Clock ticks after boot.
    let startTime: UInt64

    init(parent: Int32, startTime: UInt64) {
        self.parent = parent
        self.startTime = startTime
    }

    /// Reads the line; the name in it may hold anything, brackets and line ends included.
    init?(stat: [UInt8]) {
        guard let end = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        // The state comes first, which is field 3.
        let fields = stat[(end + 1)...].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        guard fields.count > 19, let parent = Int32(String(decoding: fields[1], as: UTF8.self)),
            let startTime = UInt64(String(decoding: fields[19], as: UTF8.self)), parent >= 0
        else { return nil }
        self.init(parent: parent, startTime: startTime)
    }
}
