import Platform
import Systemd

/// What is said of the journal and of reading it.
extension Sentences {
    static let journalForbidden =
        "you may not read this host's journal: run this as root, or become a member of the group systemd-journal"
        + " or adm and log in anew"

    static let noJournal =
        "this host keeps no journal to read (systemd-journald does not run here, or stores nothing): the daemon's"
        + " records are in what it writes to standard error"

    static func journal(errno: Int32) -> String {
        "the journal cannot be read (\(PlatformError(operation: "sd_journal", errno: errno)))"
    }

    static func recordsRead(_ count: Int) -> String { "\(count) records read" }

    static func holdsNoRecord(_ path: String) -> String {
        let name = path == "-" ? "standard input" : path.escapingControls
        return "\(name) has no record in it, such as log --json prints them"
    }

    static let noRecords = "The journal has no such record."
}
