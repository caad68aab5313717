import Identity

/// A process of a session that was still there when its leader had ended.
package struct SurvivingProcess: Hashable, Sendable {
    /// Of a name as the kernel has it, in bytes; each may take four characters.
    package static let longestName = 4 * 15

    package let pid: Int32
    /// Printable ASCII, as its process chose it; what was no such character stands as `\xNN`.
    package let name: String
    /// Whether it is gone now, or was killed; else it lives on.
    package let isEnded: Bool

    /// Nil for a pid that no process has, and for a name that is too long or not printable.
    package init?(pid: Int32, name: String, isEnded: Bool) {
        guard pid > 0, name.utf8.count <= Self.longestName, name.isPrintableASCII else { return nil }
        self.pid = pid
        self.name = name
        self.isEnded = isEnded
    }

    /// Takes one off `bytes`; nil for what is none.
    init?(taking bytes: inout ArraySlice<UInt8>) {
        guard bytes.count >= 6 else { return nil }
        let number = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        bytes = bytes.dropFirst(4)
        guard let pid = Int32(exactly: number), let ended = bytes.popFirst(), ended <= 1,
            let length = bytes.popFirst(), Int(length) <= bytes.count
        else { return nil }
        let name = String(decoding: bytes.prefix(Int(length)), as: UTF8.self)
        bytes = bytes.dropFirst(Int(length))
        self.init(pid: pid, name: name, isEnded: ended == 1)
    }

    /// A pid, 1 for one that has ended, the length of the name, the name.
    var wireBytes: [UInt8] {
        FrameHeader.bigEndian(pid) + [isEnded ? 1 : 0, UInt8(name.utf8.count)] + Array(name.utf8)
    }
}
