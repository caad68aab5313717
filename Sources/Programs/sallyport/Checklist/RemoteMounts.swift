import Platform

/// Where file systems are mounted that a walk must not enter: of another host, or of a program that may hang.
struct RemoteMounts {
    /// Those that are on this machine; whatever is not among them is left alone.
    private static let local: Set<String> = [
        "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "nilfs2", "overlay", "ramfs", "reiserfs",
        "tmpfs",
        "ubifs", "vfat", "xfs", "zfs",
    ]

    /// Where nobody can tell what is mounted, nothing is taken for this machine's.
    static let unknown = Self(isLocal: [PathBytes(""): false], isKnown: false)

    /// By mount point, the root being the empty path; of several at one the last is on top.
    private var isLocal: [PathBytes: Bool]
    let isKnown: Bool

    private init(isLocal: [PathBytes: Bool], isKnown: Bool) {
        (self.isLocal, self.isKnown) = (isLocal, isKnown)
    }

    /// Reads `/proc/self/mountinfo` (proc_pid_mountinfo(5)): the mount point is field 5, the kind follows a lone hyphen.
    init(mountinfo lines: [[UInt8]]) {
        self.init(isLocal: [:], isKnown: true)
        for line in lines {
            let fields = line.split(separator: UInt8(ascii: " "))
            guard let hyphen = fields.firstIndex(of: [UInt8(ascii: "-")]), hyphen > 5,
                hyphen + 1 < fields.count
            else { continue }
            let point = Self.unescaped(fields[4])
            let kind = String(decoding: fields[hyphen + 1], as: UTF8.self)
            isLocal[PathBytes(point == [UInt8(ascii: "/")] ? [] : point)] = Self.local.contains(kind)
        }
    }

    /// Whether something else than a file system of this machine is mounted just there.
    func isMounted(at path: PathBytes) -> Bool { isLocal[path] == false }

    /// Where the file system is mounted that a path is on, if it is something else than one of this machine.
    func point(above path: PathBytes) -> PathBytes? {
        var place = path.bytes[...]
        while true {
            let point = PathBytes(place)
            if let isLocal = isLocal[point] {
                return isLocal ? nil : point.bytes.isEmpty ? PathBytes("/") : point
            }
            guard !place.isEmpty else { return nil }
            place = place.prefix(upTo: place.lastIndex(of: UInt8(ascii: "/")) ?? place.startIndex)
        }
    }

    /// The kernel writes blanks, line ends and backslashes as three octal digits.
    private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
        var (bytes, rest) = ([UInt8](), field)
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(3), as: UTF8.self)
            if byte == UInt8(ascii: "\\"), digits.utf8.count == 3, let value = UInt8(digits, radix: 8) {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
