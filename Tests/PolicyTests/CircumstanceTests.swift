import Identity
import Policy
import Settings
import Testing

/// When, from which terminal and as whom: what a rule may ask for beside who and where.
@Suite struct `A rule` {
    /// One list of a rule, a login, and whether the rule holds for it: nil where nobody can tell.
    struct Row: Sendable, CustomStringConvertible {
        let description: String
        let match: RuleConditions
        let facts: LoginFacts
        let holds: Bool?
    }

    private static func at(_ spans: [String], _ weekday: Int, _ minute: Int?, _ holds: Bool?) -> Row {
        var facts = login()
        facts.time = minute.flatMap { TimeOfWeek(weekday: weekday, minute: $0) }
        let times = spans.compactMap { try? WeekSpan($0) }
        return Row(
            description: "\(spans) at \(weekday) \(minute ?? -1)", match: RuleConditions(times: times),
            facts: facts,
            holds: holds)
    }

    private static func on(_ patterns: [String], _ terminal: String?, _ holds: Bool) -> Row {
        var facts = login("login")
        facts.terminal = terminal
        let terminals = patterns.compactMap { try? TerminalPattern($0) }
        return Row(
            description: "\(patterns) on \(terminal ?? "-")", match: RuleConditions(terminals: terminals),
            facts: facts, holds: holds)
    }

    private static func acting(
        _ names: [String], _ target: Target, name: String = "alice", uid: UInt32 = 1000, _ holds: Bool?
    ) -> Row {
        var facts = login("sudo", name: name, uid: uid)
        facts.target = target
        let targets = names.compactMap { try? AccountName($0) }
        return Row(
            description: "\(names) as \(target)", match: RuleConditions(targets: targets), facts: facts,
            holds: holds)
    }

    private static func account(_ name: String) -> Target {
        (try? AccountName(name)).map { .account($0) } ?? .unknown
    }

    static let rows: [Row] = [
        at(["Mon-Fri 08:00-18:00"], 0, 480, true), at(["Mon-Fri 08:00-18:00"], 0, 479, false),
        at(["Mon-Fri 08:00-18:00"], 4, 1_079, true), at(["Mon-Fri 08:00-18:00"], 4, 1_080, false),
        at(["Mon-Fri 08:00-18:00"], 5, 600, false), at(["Sat"], 5, 0, true), at(["Sat"], 5, 1_439, true),
        at(["Sat"], 6, 0, false), at(["22:00-06:00"], 2, 1_320, true), at(["22:00-06:00"], 2, 359, true),
        at(["22:00-06:00"], 2, 360, false), at(["Fri 22:00-06:00"], 5, 120, true),
        at(["Fri 22:00-06:00"], 4, 120, false), at(["Sun-Tue"], 0, 0, true), at(["Sun-Tue"], 2, 0, false),
        at(["Sun 22:00-06:00"], 0, 60, true), at(["Sat", "Sun"], 6, 700, true), at(["Sat"], 5, nil, nil),
        on(["tty1"], "tty1", true), on(["tty1"], "tty10", false), on(["pts/*"], "pts/7", true),
        on(["pts/*"], "tty1", false), on(["none"], nil, true), on(["none"], "tty1", false),
        on(["tty1"], nil, false),
        on(["tty1", "pts/*"], "pts/0", true),
        acting(["root"], account("root"), true), acting(["root"], account("postgres"), false),
        acting(["root"], .usual, true), acting(["postgres"], .usual, nil), acting(["root"], .unknown, nil),
        acting(["alice"], .subject, true), acting(["root"], .subject, false),
        acting(["root"], .subject, name: "toor", uid: 0, true), acting(["root"], account("toor"), true),
        acting(["postgres", "root"], account("root"), true),
    ]

    @Test(arguments: rows)
    func `holds for what it names, and is open where nobody can tell`(row: Row) throws {
        for isExcepted in [false, true] {
            let rule = Rule(
                name: "r", position: Position(file: "f", line: 1, column: 1),
                match: isExcepted ? .none : row.match,
                except: isExcepted ? row.match : .none, require: .never)
            let settings = Settings(
                login: table(.always, services: ["sshd", "login", "sudo"]), rules: [rule],
                control: .installed,
                contact: nil)
            let policy = Policy(settings: settings, groups: [:], rootNames: [try AccountName("toor")])
            let decision = policy.decide(row.facts)
            // What is open gets the stricter of both, and that is to be asked.
            let isLetPast = row.holds.map { $0 != isExcepted } ?? false
            #expect((decision.outcome == .notAsked(.never)) == isLetPast)
            #expect(policy.explain(row.facts).decision == decision)
        }
    }
}
