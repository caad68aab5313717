import Identity
import Platform

extension Checklist {
    /// What lets the user do more than others: sudo's rules, groups, and mail in their name.
    mutating func lookForRights() {
        lookForSudoers("sudoers", at: "/etc")
        for file in names(in: "/etc/sudoers.d") { lookForSudoers(file, at: "/etc/sudoers.d") }
        for line in lines(of: "/etc/group") {
            let fields = line.text.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count == 4,
                fields[3].split(separator: ",").contains(where: { $0 == leaver.name.description })
            else { continue }
            let group = String(fields[0])
            add(
                .group, Sentences.group(group),
                "gpasswd --delete \(Self.word(leaver.name)) -- \(Self.word(group))")
        }
        lookForWord(in: "aliases", at: "/etc", .alias)
    }

    /// The name stands between blanks, commas and signs; `#1001` is a uid, and other lines with that sign are remarks.
    private mutating func lookForSudoers(_ file: String, at place: String) {
        let own = [leaver.name.description, "#\(leaver.uid)"]
        for line in lines(file, at: place) {
            let words = line.text.split { " \t,=:!()".contains($0) }
            guard let first = words.first, !first.hasPrefix("#") || own.contains(String(first)),
                words.contains(where: { own.contains(String($0)) })
            else { continue }
            add(
                .sudoers, Sentences.line(line.number, of: "\(place)/\(file)"),
                "visudo -f \(Self.word("\(place)/\(file)"))")
        }
    }

    /// Lines in which the name is a word of its own, remarks aside.
    mutating func lookForWord(in file: String, at place: String, _ kind: Remainder.Kind) {
        let name = leaver.name.description
        for line in lines(file, at: place) where !line.text.hasPrefix("#") {
            let words = line.text.split { " \t,:;|&()<>=\"'/".contains($0) }
            guard words.contains(where: { $0 == name || $0.hasPrefix("\(name)@") }) else { continue }
            add(kind, Sentences.line(line.number, of: "\(place)/\(file)"))
        }
    }

    /// The account itself, which Sallyport leaves as it is.
    mutating func lookForAccount() {
        let name = leaver.name.description
        if lines(of: "/etc/passwd").contains(where: { $0.text.hasPrefix("\(name):") }) {
            add(.account, Sentences.account(leaver.name), "userdel -- \(Self.word(name))")
        }
    }

    /// Sallyport does not lock it.
    mutating func lookForPassword() {
        let name = leaver.name.description
        for line in lines(of: "/etc/shadow") where line.text.hasPrefix("\(name):") {
            let password = line.text.split(separator: ":", omittingEmptySubsequences: false)[1]
            guard !password.hasPrefix("!"), !password.hasPrefix("*") else { continue }
            add(
                .password, Sentences.password(leaver.name, isEmpty: password.isEmpty),
                "usermod --lock --expiredate 1 -- \(Self.word(name))")
        }
    }
}
