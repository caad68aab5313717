import Identity
import Platform

extension Checklist {
    private static let mostHomes = 20_000
    private static let keyFiles = ["authorized_keys", "authorized_keys2"]
    private static let keyFolders = ["/etc/ssh/authorized_keys", "/etc/ssh/authorized_keys.d"]

    /// The user's own keys, and those in other accounts whose comment names the user.
    mutating func lookForKeys(_ sshd: SSHDReport) {
        for home in homes() {
            guard let folder = folder(below: home, [".ssh"]) else { continue }
            for file in Self.keyFiles {
                lookForKeys(in: file, folder, at: "\(home)/.ssh", isOwn: home == leaver.home)
            }
        }
        for place in Self.keyFolders {
            guard let folder = folder(place) else { continue }
            for file in names(in: folder, at: place) {
                lookForKeys(in: file, folder, at: place, isOwn: file == leaver.name.description)
            }
        }
        lookForKeysElsewhere(sshd)
    }

    /// Adds one item for each file, since it may be anybody's and long; the user's own have a command that removes them.
    mutating func lookForKeys(
        in file: String, _ folder: borrowing Directory, at place: String, isOwn: Bool
    ) {
        let path = "\(place)/\(file)"
        // A file, too, can be a mount point.
        guard isOfThisMachine(path) else { return }
        let keys = lines(file, in: folder, at: place).filter { isKey($0.text) }
        if isOwn {
            guard !keys.isEmpty else { return }
            let removal = isBelowHome(path) ? leaver.removal(of: path) : "rm -- \(Self.word(path))"
            add(.authorizedKeys, Sentences.ownKeys(keys.count, in: path), removal)
            return
        }
        let named = keys.filter { names($0.text) }
        guard let first = named.first else { return }
        add(.authorizedKeys, Sentences.keys(named.count, from: first.number, in: path))
    }

    func isBelowHome(_ path: String) -> Bool {
        leaver.home.map { path.utf8.starts(with: "\($0)/".utf8) } ?? false
    }

    /// Whatever sshd could take for one: nobody knows all of its kinds and options.
    private func isKey(_ line: String) -> Bool {
        line.unicodeScalars.first { !" \t\r".unicodeScalars.contains($0) }.map { $0 != "#" } ?? false
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
        // Texts are the same to Swift where their bytes are not.
        var seen: Set<PathBytes> = []
        let all = [leaver.home].compactMap(\.self) + known + names(in: "/home").map { "/home/\($0)" }
        let homes = all.filter { seen.insert(PathBytes($0)).inserted }
        if homes.count > Self.mostHomes { add(.unread, Sentences.tooManyHomes) }
        return Array(homes.prefix(Self.mostHomes))
    }
}
