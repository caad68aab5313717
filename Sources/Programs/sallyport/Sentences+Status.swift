import Identity
import Systemd
import Wire

/// What is said of the daemon, its settings and its decisions.
extension Sentences {
    static func settings(_ settings: SettingsStatus) -> String { "\(settings.file), read \(settings.read)" }

    static func store(_ store: StoreStatus) -> String {
        let problem = store.problem.map { ", failing: \($0)" } ?? ""
        let pending = store.pendingWrites > 0 ? ", \(store.pendingWrites) to be written" : ""
        let accounts = store.accounts.map { ", \(counted($0, "account"))" } ?? ""
        return store.directory + accounts + pending + problem
    }

    static func clock(_ clock: ClockStatus) -> String {
        let doubt = clock.doubted ? "; records are ahead of it (sallyport clock accept)" : ""
        return "\(clock.now), spent codes known since \(clock.epochBegan)\(doubt)"
    }

    static func journal(_ journal: JournalStatus) -> String {
        let target = journal.target == .journal ? "the system's journal" : "standard error"
        return journal.lost == 0
            ? "\(target), nothing lost" : "\(target), \(counted(journal.lost, "record")) lost"
    }

    static func open(_ status: GetStatusReply) -> String {
        "\(counted(status.conversations, "conversation")), \(counted(status.connections, "connection"))"
    }

    static func memory(_ isLocked: Bool) -> String {
        isLocked
            ? "secrets are locked into memory" : "secrets are not locked into memory, and may be swapped out"
    }

    static func enrolment(_ enrolment: EnrolmentStatus, today: CalendarDay) -> String {
        let how =
            switch enrolment.enrol {
            case "first-login": "at the first login"
            case "proof": "after a code to the contact on file, or an administrator's pass"
            case "pass": "with an administrator's pass"
            case "admin": "by administrators alone"
            default: enrolment.enrol
            }
        guard let until = enrolment.until else { return how }
        guard let left = CalendarDay(until).map(today.days) else { return "\(how), announced until \(until)" }
        return left > 0
            ? "\(how), announced until \(until) (\(counted(left, "day")) left)"
            : "\(how), demanded since \(until)"
    }

    static func rollOut(_ rollOut: RollOut) -> String {
        let left =
            rollOut.notEnrolled.isEmpty ? "" : ", \(rollOut.percent) %, \(rollOut.notEnrolled.count) left"
        return
            "\(rollOut.enrolled) of \(counted(rollOut.accounts, "account")) with a login shell enrolled\(left)"
    }

    /// At most 20 of the names, in one line; none where nobody is missing.
    static func notEnrolled(_ rollOut: RollOut) -> [String] {
        guard !rollOut.notEnrolled.isEmpty else { return [] }
        let shown = rollOut.notEnrolled.prefix(20).joined(separator: ", ")
        let more = rollOut.notEnrolled.count - 20
        return [more > 0 ? "\(shown) and \(more) more (--json names all)" : shown]
    }

    static func decision(_ reply: ExplainPolicyReply) -> [String] {
        let decision =
            switch reply.decision {
            case .asked: "A second factor is asked for."
            case .notAsked: "No second factor is asked for."
            case .refused: "The login is refused."
            }
        return [decision] + reply.lines.map { "  " + $0.escapingControls }
    }

    static func clockAccepted(_ reply: AcceptClockReply, dryRun: Bool) -> String {
        guard reply.changed else { return "No record is ahead of the clock (\(reply.now))." }
        return dryRun
            ? "The clock (\(reply.now)) would be accepted."
            : "The clock (\(reply.now)) is accepted; codes go on."
    }

    static func checked(_ file: String, faults: Int) -> String {
        "\(file.escapingControls): \(faults == 0 ? "no faults" : counted(faults, "fault"))"
    }

    static func warning(_ text: String) -> String { "warning: \(text)" }

    /// "1 fault", "2 faults".
    static func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }
}
