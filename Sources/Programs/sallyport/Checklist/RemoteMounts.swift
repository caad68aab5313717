/// Where file systems are mounted that a walk must not enter: of another host, or of a program that may hang.
struct RemoteMounts {
    /// Those that are on this machine; whatever is not among them is left alone.
    private static let local: Set<String> = [
        "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "nilfs2", "overlay", "ramfs", "reiserfs",
        "tmpfs",
        "ubifs", "vfat", "xfs", "zfs",
    ]

    /// By mount point; of several at one the last is on top.
    private var isLocal: [String: Bool] = [:]

    /// Reads `/proc/self/mountinfo` (proc_pid_mountinfo(5)): the mount point is field 5, the kind follows a lone hyphen.
    init(mountinfo lines: [String]) {
        for line in lines {
            let fields = line.split(separator: " ")
            guard let hyphen = fields.firstIndex(of: "-"), hyphen > 5, hyphen + 1 < fields.count else {
                continue
            }
            isLocal[Self.unescaped(fields[4])] = Self.local.contains(String(fields[hyphen + 1]))
        }
    }

    /// Whether something else than a file system of this machine is mounted just there.
    func isMounted(at path: String) -> Bool { isLocal[path] == false }

    /// Whether a path is on something else than a file system of this machine.
    func hold(_ path: String) -> Bool {
        var place = path[...]
        while !place.isEmpty {
            if let isLocal = isLocal[String(place)] { return !isLocal }
            place = place.prefix(upTo: place.lastIndex(of: "/") ?? place.startIndex)
        }
        return isLocal["/"] == false
    }

    /// The kernel writes blanks, line ends and backslashes as three octal digits.
    private static func unescaped(_ field: Substring) -> String {
        var (bytes, rest) = ([UInt8](), Array(field.utf8)[...])
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(3), as: UTF8.self)
            if byte == UInt8(ascii: "\\"), digits.utf8.count == 3, let value = UInt8(digits, radix: 8) {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
