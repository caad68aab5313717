import Identity
import Platform

/// Where sshd was told to look for keys, beside the places that it looks at by itself.
extension Checklist {
    mutating func lookForKeysElsewhere(_ sshd: SSHDReport) {
        if sshd == .failed { add(.unread, Sentences.sshdIsSilent) }
        for pattern in sshd.words(of: "authorizedkeysfile") { lookForKeys(at: pattern) }
        if let program = sshd.words(of: "authorizedkeyscommand").first {
            add(.unread, Sentences.keysCommand(program, leaver.name))
        }
        if let file = sshd.words(of: "trustedusercakeys").first {
            add(.unread, Sentences.certificates(file, leaver.name))
        }
    }

    /// A file that is not the user's by its name is everybody's: there a comment must tell.
    private mutating func lookForKeys(at pattern: String) {
        let (path, isOwn) = file(by: pattern)
        guard let path, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return addUnread(pattern, .missing)
        }
        let (place, name) = (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
        guard isBelowHome(path), let home = leaver.home else {
            guard isOfThisMachine(path), let folder = folder(place) else { return }
            return lookForKeys(in: name, folder, at: place, isOwn: isOwn)
        }
        let names = place.dropFirst(home.count).split(separator: "/").map(String.init)
        guard let folder = folder(below: home, names) else { return }
        lookForKeys(in: name, folder, at: place, isOwn: isOwn)
    }

    /// Puts the user into the tokens `%h`, `%u`, `%U` and `%%`; a path that is relative is so to the home.
    ///
    /// The path is nil where it needs a home and there is none.
    private func file(by pattern: String) -> (path: String?, isOwn: Bool) {
        var (path, isOwn) = ("", false)
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%", let token = rest.popFirst() else {
                path.unicodeScalars.append(scalar)
                continue
            }
            guard let value = value(of: token) else { return (nil, false) }
            path += value
            isOwn = isOwn || token != "%"
        }
        if !path.hasPrefix("/") {
            guard let home = leaver.home else { return (nil, false) }
            (path, isOwn) = ("\(home)/\(path)", true)
        }
        return (Leaver.folder(path), isOwn)
    }

    private func value(of token: Unicode.Scalar) -> String? {
        switch token {
        case "h": leaver.home
        case "u": leaver.name.description
        case "U": leaver.uid.description
        case "%": "%"
        default: nil
        }
    }
}
