import Identity
import Platform

/// The names of uid 0 on this host, such as a `toor` beside `root`.
enum RootNames {
    private static let file = "/etc/passwd"
    /// In bytes.
    private static let longest = 16 << 20

    /// From the file alone: a directory that gave out uid 0 would own the host anyway, and may list its users for minutes.
    static func onThisHost() -> Set<AccountName> {
        guard let file = try? RegularFile.read(path: file, atMost: longest) else { return [] }
        return names(in: file.bytes)
    }

    /// Reads lines of passwd(5).
    static func names(in bytes: [UInt8]) -> Set<AccountName> {
        let names = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line -> AccountName? in
            let fields = line.split(
                separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count > 3, isZero(fields[2]) else { return nil }
            return try? AccountName(bytes: Array(fields[0]))
        }
        return Set(names)
    }

    private static func isZero(_ field: ArraySlice<UInt8>) -> Bool {
        !field.isEmpty && field.allSatisfy { $0 == UInt8(ascii: "0") }
    }
}
