package import Identity

/// Where this host takes its users from, as far as files say it.
package struct NameSources: Sendable {
    private static let users = "/etc/passwd"
    private static let plan = "/etc/nsswitch.conf"
    /// In bytes.
    private static let longest = 16 << 20
    /// Those of nsswitch.conf(5) that ask nobody outside this host.
    private static let localWords: Set<String> = ["files", "systemd", "altfiles", "extrausers"]

    /// Who is in `/etc/passwd`.
    package let localNames: Set<AccountName>
    /// Whether anything but files is asked; also where that is not known.
    package let asksDirectory: Bool

    /// May wait for a disk.
    package static func onThisHost() -> Self {
        Self(users: read(users) ?? [], plan: read(plan))
    }

    /// Reads lines of passwd(5) and of nsswitch.conf(5).
    package init(users: [UInt8], plan: [UInt8]?) {
        localNames = Set(
            users.split(separator: UInt8(ascii: "\n")).compactMap { line in
                try? AccountName(bytes: Array(line.prefix { $0 != UInt8(ascii: ":") }))
            })
        let words = plan.flatMap(Self.words)
        asksDirectory = words.map { !$0.allSatisfy(Self.localWords.contains) } ?? true
    }

    /// The services of the line `passwd:`, without what is in brackets; nil where there is no such line.
    private static func words(in plan: [UInt8]) -> [String]? {
        for line in String(decoding: plan, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let fields = line.prefix { $0 != "#" }.split(separator: ":", maxSplits: 1)
            guard fields.count == 2, fields[0].allSatisfy({ "passwd \t".contains($0) }),
                fields[0].contains("passwd")
            else { continue }
            var isBracketed = false
            return fields[1].split(whereSeparator: { " \t".contains($0) }).compactMap { word in
                defer { if word.hasSuffix("]") { isBracketed = false } }
                if word.hasPrefix("[") { isBracketed = true }
                return isBracketed ? nil : String(word)
            }
        }
        return nil
    }

    private static func read(_ path: String) -> [UInt8]? {
        (try? RegularFile.read(path: path, atMost: longest))?.bytes
    }
}
