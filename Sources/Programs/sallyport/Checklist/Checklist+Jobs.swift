import Identity
import Platform

extension Checklist {
    private static let systemTables = ["/etc/cron.d"]
    private static let scriptFolders = [
        "/etc/cron.hourly", "/etc/cron.daily", "/etc/cron.weekly", "/etc/cron.monthly",
    ]

    private static let unitFolders = [
        [".config", "systemd", "user"], [".local", "share", "systemd", "user"],
    ]

    /// What cron, at and systemd would start.
    mutating func lookForJobs() {
        let name = leaver.name.description
        for place in ["/var/spool/cron/crontabs", "/var/spool/cron"] {
            guard let folder = folder(place), let status = status(of: name, in: folder, at: place),
                status.kind != .folder
            else { continue }
            add(.crontab, Sentences.crontab("\(place)/\(name)"), "crontab -r -u \(Self.word(name))")
        }
        lookForTableLines("crontab", at: "/etc")
        for place in Self.systemTables {
            for file in names(in: place) { lookForTableLines(file, at: place) }
        }
        for place in Self.scriptFolders {
            for file in names(in: place) { lookForWord(in: file, at: place, .crontab) }
        }
        lookForAtJobs()
        for path in Self.unitFolders { lookForUserUnits(path) }
    }

    /// A line of the system's tables has the user in its sixth field, or in the second behind `@daily` and the like.
    private mutating func lookForTableLines(_ file: String, at place: String) {
        for line in lines(file, at: place) {
            let fields = line.text.split(maxSplits: 6) { $0 == " " || $0 == "\t" }
            guard let first = fields.first, !first.hasPrefix("#") else { continue }
            let field = first.hasPrefix("@") ? 1 : 5
            guard fields.count > field, fields[field] == leaver.name.description else { continue }
            add(.crontab, Sentences.line(line.number, of: "\(place)/\(file)"))
        }
    }

    private mutating func lookForAtJobs() {
        for place in ["/var/spool/cron/atjobs", "/var/spool/at"] {
            guard let folder = folder(place) else { continue }
            for job in names(in: folder, at: place) {
                guard let status = status(of: job, in: folder, at: place), status.owner == leaver.uid,
                    status.kind != .folder
                else { continue }
                add(.atJob, Sentences.atJob("\(place)/\(job)"), "rm -- \(Self.word("\(place)/\(job)"))")
            }
        }
    }

    /// Whether systemd starts the user's services though nobody logs in.
    mutating func lookForLingering() {
        let name = leaver.name.description
        let place = "/var/lib/systemd/linger"
        guard let folder = folder(place), status(of: name, in: folder, at: place) != nil else { return }
        add(.linger, Sentences.linger(leaver.name), "loginctl disable-linger -- \(Self.word(name))")
    }

    private mutating func lookForUserUnits(_ path: [String]) {
        guard let home = leaver.home, let folder = folder(below: home, path) else { return }
        let place = ([home] + path).joined(separator: "/")
        let units = names(in: folder, at: place)
        guard !units.isEmpty else { return }
        add(.userUnit, Sentences.userUnits(units.count, in: place), leaver.removal(of: place))
    }
}
