internal import Identity

/// Reads what the files of a process in `/proc` say.
enum ProcessText {
    /// In bytes; a module that asks for a login sends no longer one.
    static let longestControlGroup = 512

    /// The real uid, which is the first of four behind `Uid:`.
    static func owner(status: [UInt8]) -> UserID? { user(0, status) }

    /// The real uid and the effective one, which come first.
    static func users(status: [UInt8]) -> (real: UserID, effective: UserID)? {
        guard let real = user(0, status), let effective = user(1, status) else { return nil }
        return (real, effective)
    }

    private static func user(_ index: Int, _ status: [UInt8]) -> UserID? {
        guard let line = lines(status).first(where: { $0.starts(with: "Uid:".utf8) }) else { return nil }
        let numbers = line.dropFirst(4).split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
        guard numbers.indices.contains(index) else { return nil }
        return UInt32(String(decoding: numbers[index], as: UTF8.self)).map { UserID(rawValue: $0) }
    }

    /// The inode in `socket:[123]`, which is where the link of a descriptor leads; nil for any other.
    static func socket(link: [UInt8]) -> UInt64? {
        guard link.starts(with: "socket:[".utf8), link.last == UInt8(ascii: "]") else { return nil }
        return UInt64(String(decoding: link.dropFirst(8).dropLast(), as: UTF8.self))
    }

    /// Nil for what is no number, a nil in it for the number that stands for none.
    static func auditSession(sessionID: [UInt8]) -> UInt32?? {
        let digits = sessionID.prefix { $0 != UInt8(ascii: "\n") }
        guard let number = UInt32(String(decoding: digits, as: UTF8.self)) else { return nil }
        return .some(number == .max ? nil : number)
    }

    /// The path in the unified hierarchy, which comes last, or in systemd's own.
    static func controlGroup(cgroup: [UInt8]) -> String? {
        let paths = lines(cgroup).compactMap { line -> ArraySlice<UInt8>? in
            let rest = line.drop { $0 != UInt8(ascii: ":") }
            let name = ["::", ":name=systemd:"].first { rest.starts(with: ($0 + "/").utf8) }
            return name.map { rest.dropFirst($0.utf8.count) }
        }
        guard let path = paths.last, path.count <= longestControlGroup else { return nil }
        return String(validating: path, as: UTF8.self)
    }

    private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split(separator: UInt8(ascii: "\n"))
    }
}
