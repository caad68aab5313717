import Identity

/// The name of a process as it may be shown: whoever runs it chose it.
enum ProcessName {
    /// Printable ASCII stays, but the backslash; any other byte becomes `\xNN`.
    static func escaped(_ name: [UInt8]) -> String {
        name.prefix(15).map { byte in
            let isPlain = byte.isPrintableASCII && byte != UInt8(ascii: "\\")
            let digits = String(byte, radix: 16)
            return isPlain ? String(UnicodeScalar(byte)) : "\\x\(byte < 16 ? "0" : "")\(digits)"
        }.joined()
    }
}
