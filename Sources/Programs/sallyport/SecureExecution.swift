import Platform

/// Whether the kernel gave this program rights that its caller lacks: `AT_SECURE` of getauxval(3).
///
/// Then nothing is believed that the caller's environment says.
enum SecureExecution {
    private static let atSecure: UInt = 23

    /// Also where it cannot be found out, as in a process that is not dumpable: to be asked before that.
    static let isOn = {
        guard let vector = try? RegularFile.read(path: "/proc/self/auxv", atMost: 65_536).bytes else {
            return true
        }
        return isOn(in: vector)
    }()

    /// Reads an auxiliary vector: pairs of a type and a value, each a word in the machine's byte order.
    static func isOn(in vector: [UInt8]) -> Bool {
        let words = stride(from: 0, to: vector.count - wordSize + 1, by: wordSize)
            .map { word(vector[$0..<$0 + wordSize]) }
        let pairs = stride(from: 0, to: words.count - 1, by: 2)
        return pairs.first { words[$0] == atSecure }.map { words[$0 + 1] != 0 } ?? true
    }

    private static let wordSize = MemoryLayout<UInt>.size

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt {
        UInt(littleEndian: bytes.reversed().reduce(0) { $0 << 8 | UInt($1) })
    }
}
