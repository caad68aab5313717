import Identity
import Platform

extension Checklist {
    private static let mostAccounts = 20_000
    private static let keyFiles = ["authorized_keys", "authorized_keys2"]
    private static let keyFolders = ["/etc/ssh/authorized_keys", "/etc/ssh/authorized_keys.d"]

    /// The user's own keys, and those in other accounts whose comment names the user.
    mutating func lookForKeys() {
        for home in homes() {
            guard let folder = folder(below: home, [".ssh"]) else { continue }
            let remover = home == leaver.home ? "\(leaver.rights) rm" : nil
            // A file, too, can be a mount point.
            for file in Self.keyFiles where isOfThisMachine("\(home)/.ssh/\(file)") {
                lookForKeys(in: file, folder, at: "\(home)/.ssh", remover)
            }
        }
        for place in Self.keyFolders {
            guard let folder = tree.folder(place) else { continue }
            for file in tree.names(in: folder) {
                lookForKeys(in: file, folder, at: place, file == leaver.name.description ? "rm" : nil)
            }
        }
    }

    /// Adds one item for each file, since it may be anybody's and long; the user's own have a command that removes them.
    private mutating func lookForKeys(
        in file: String, _ folder: borrowing Directory, at place: String, _ remover: String?
    ) {
        let keys = lines(file, in: folder, at: place).filter {
            !$0.text.hasPrefix("#") && $0.text.contains(" ")
        }
        let path = "\(place)/\(file)"
        if let remover {
            guard !keys.isEmpty else { return }
            add(.authorizedKeys, Sentences.ownKeys(keys.count, in: path), "\(remover) \(Self.word(path))")
            return
        }
        let named = keys.filter { names($0.text) }
        guard let first = named.first else { return }
        add(.authorizedKeys, Sentences.keys(named.count, from: first.number, in: path))
    }

    /// The comment is what follows the key itself, which begins with the length of its kind in Base64.
    private func names(_ key: String) -> Bool {
        let words = key.split { $0 == " " || $0 == "\t" }
        guard let material = words.firstIndex(where: { $0.hasPrefix("AAAA") }) else { return false }
        let name = leaver.name.description
        return words[(material + 1)...].contains { $0 == name || $0.hasPrefix("\(name)@") }
    }

    /// Of those that the host itself knows, and whatever stands beside them; the user's own first.
    private mutating func homes() -> [String] {
        let known = lines(of: "/etc/passwd").compactMap { line -> String? in
            let fields = line.text.split(separator: ":", omittingEmptySubsequences: false)
            return fields.count == 7 ? Leaver.folder(String(fields[5])) : nil
        }
        var homes: [String] = []
        var seen: Set<String> = []
        let all = [leaver.home].compactMap(\.self) + known + tree.names(in: "/home").map { "/home/\($0)" }
        for home in all.prefix(Self.mostAccounts) where seen.insert(home).inserted { homes.append(home) }
        return homes
    }
}
