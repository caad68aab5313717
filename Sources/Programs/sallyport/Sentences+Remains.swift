import Identity
import Systemd

/// What is said of what is left on a host of somebody who leaves.
extension Sentences {
    static let remains = "What remains on this host, which Sallyport does not touch:"
    static let fromTheTop =
        "Begin at the top: what runs or starts by itself could bring the rest back while it is removed."
    static let again =
        "Then run this again: what ran or started meanwhile may have brought something back."
    static let nothingRemains = "Nothing else of the account was found on this host."
    static let checklistNeedsRoot =
        "What else remains on this host (files, cron jobs, SSH keys, rules of sudo) only root can list: run this as root."
    static let unknownMounts =
        "neither homes nor other files were looked at: which of them are on other hosts is not known"
    static let tooManyHomes =
        "the keys in the homes of this host were not looked through to the end: there are too many homes"
    static let stoppedEarly =
        "the files of this host were not looked through to the end: there are too many of them"

    static func account(_ user: AccountName) -> String { "the account \(user) itself is in /etc/passwd" }

    static func password(_ user: AccountName, isEmpty: Bool) -> String {
        isEmpty
            ? "\(user) needs no password (/etc/shadow)"
            : "the password of \(user) is not locked (/etc/shadow)"
    }

    static func files(
        _ count: FileWalk.Count, of uid: UserID, in place: String, besides home: String?
    ) -> String {
        let besides = home.map { " beside \($0.escapingControls)" } ?? ""
        return "\(counted(count.files, "file")) of uid \(uid) in \(place.escapingControls)\(besides),"
            + " \(size(count.bytes))"
    }

    static func elsewhere(_ place: String) -> String {
        "\(place.escapingControls) was not looked at: it is not a file system of this machine's own"
    }

    static func elsewhere(more count: Int) -> String {
        "nor were \(counted(count, "other place")) of that kind"
    }

    static func unread(_ path: String, _ reason: HostTree.Unread) -> String {
        let why =
            switch reason {
            case .missing: "was not looked at: it is not there"
            case .link: "was not looked at: it is a symbolic link"
            case .notRegular: "was not looked at: it is no regular file"
            case .tooLarge: "was not looked at: it is too large"
            case .tooMany: "was not looked through to its end: it has too many names"
            case .notText: "has names that are no text, and were not looked at"
            case .failed: "could not be read"
            }
        return "\(path.escapingControls) \(why)"
    }

    static func line(_ number: Int, of path: String) -> String {
        "line \(number) of \(path.escapingControls) names the user"
    }

    static func crontab(_ path: String) -> String { "a crontab: \(path.escapingControls)" }
    static func atJob(_ path: String) -> String { "a job of at: \(path.escapingControls)" }
    static func linger(_ user: AccountName) -> String {
        "systemd starts services of \(user) at boot (linger)"
    }

    static func userUnits(_ count: Int, in place: String) -> String {
        "\(counted(count, "unit")) of systemd in \(place.escapingControls)"
    }

    static func group(_ group: String) -> String { "member of the group \(group.escapingControls)" }

    static func ownKeys(_ count: Int, in path: String) -> String {
        "\(counted(count, "key")) that may log in as the user: \(path.escapingControls)"
    }

    static func keys(_ count: Int, from line: Int, in path: String) -> String {
        count == 1
            ? "line \(line) of \(path.escapingControls) is a key whose comment names the user"
            : "\(count) lines of \(path.escapingControls), from line \(line) on, are keys whose comments name the user"
    }

    static let sshdIsSilent =
        "where else sshd looks for keys is not known: \"sshd -T\" did not tell (AuthorizedKeysFile, AuthorizedKeysCommand)"

    static func keysCommand(_ program: String, _ user: AccountName) -> String {
        "sshd asks \(program.escapingControls) for keys, too: whether it still has some of \(user) is not known"
    }

    static func certificates(_ file: String, _ user: AccountName) -> String {
        "sshd takes certificates that are signed by \(file.escapingControls):"
            + " whether one is out for \(user) is not known"
    }

    static func processes(_ count: Int, of uid: UserID) -> String {
        count == 1 ? "1 process of uid \(uid) runs" : "\(count) processes of uid \(uid) run"
    }

    static func processes(_ count: Int, below uid: UserID, named: Int) -> String {
        let all = count == 1 ? "1 process runs" : "\(count) processes run"
        let some = named < count ? "; these are \(named) of them, and another run names more" : ""
        return "\(all) under uids that are subordinate to uid \(uid)\(some)"
    }

    /// One line for each, and its command below.
    static func checklist(_ items: [Remainder]) -> [String] {
        guard !items.isEmpty else { return ["", nothingRemains] }
        let order = items.contains { $0.kind.runs } ? [fromTheTop] : []
        return ["", remains] + order
            + items.flatMap { item in
                ["  - \(item.text)"] + (item.command.map { ["      \($0.escapingControls)"] } ?? [])
            } + [again]
    }

    /// In tenths of the greatest unit that leaves at least one.
    private static func size(_ bytes: Int) -> String {
        let units = ["kB", "MB", "GB", "TB"]
        guard bytes >= 1_000 else { return counted(bytes, "byte") }
        var (unit, divisor) = (0, 1_000)
        while bytes / divisor >= 1_000, unit < units.count - 1 {
            (unit, divisor) = (unit + 1, divisor * 1_000)
        }
        return "\(bytes / divisor).\(bytes % divisor * 10 / divisor) \(units[unit])"
    }
}
