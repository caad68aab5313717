import Identity
import Settings
import TestSupport
import Testing

/// Rules drawn at random over time, terminal and target, held against every login of a sample that has a
/// witness for each member that is drawn.
@Suite struct `Rules that hide others` {
    @Test(arguments: 1...4)
    func `are those behind which no login is left`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        var hidden = 0
        for _ in 0..<60 {
            let pair = (DrawnRule(&random), DrawnRule(&random))
            let isHidden = isSecondHidden(pair)
            hidden += isHidden ? 1 : 0
            let isCovered = try isSecondCovered(pair)
            #expect(!isHidden || isCovered, "\(pair)")
            if pair.0.except.isEmpty, pair.1.except.isEmpty { #expect(isHidden == isCovered, "\(pair)") }
        }
        #expect((4...40).contains(hidden), "a sample in which nothing is hidden shows nothing")
    }

    @Test(arguments: 1...4)
    func `are those whose exceptions are within the later ones`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        for key in DrawnRule.members.keys.sorted() {
            for _ in 0..<40 {
                let pair = (DrawnRule(exceptBy: key, &random), DrawnRule(exceptBy: key, &random))
                guard try DrawnLogin.all.contains(where: pair.1.matches) else { continue }
                #expect(isSecondHidden(pair) == (try isSecondCovered(pair)), "\(pair)")
            }
        }
    }

    private func isSecondHidden(_ pair: (DrawnRule, DrawnRule)) -> Bool {
        let faults = judge(["version": 1, "rule": [pair.0.written("1"), pair.1.written("2")]]).faults
        return faults.contains { if case .ruleNeverReached = $0.kind { true } else { false } }
    }

    private func isSecondCovered(_ pair: (DrawnRule, DrawnRule)) throws -> Bool {
        try DrawnLogin.all.allSatisfy { try !pair.1.matches($0) || pair.0.matches($0) }
    }
}

/// A login by its places in the samples.
struct DrawnLogin {
    let time: TimeOfWeek
    let terminal: String?
    let target: String

    static let terminals: [String?] = [nil, "z", "tty", "tty1", "pts/", "pts/0"]
    static let targets = ["root", "db", "eve"]
    /// Every second hour, at which all drawn spans begin and end.
    static let all = stride(from: 0, to: 10_080, by: 120).compactMap(TimeOfWeek.init(minute:)).flatMap {
        time in
        terminals.flatMap { terminal in
            targets.map { Self(time: time, terminal: terminal, target: $0) }
        }
    }
}

struct DrawnRule {
    var match: [String: [String]] = [:]
    var except: [String: [String]] = [:]

    static let members = [
        "time": [
            "Mon-Sun", "Mon-Fri", "Sat-Sun", "Fri-Mon", "Mon", "Tue 08:00-12:00", "08:00-18:00",
            "18:00-08:00",
            "Sun 22:00-06:00", "22:00-06:00", "Mon 00:00-06:00",
        ],
        "terminal": ["*", "none", "tty*", "tty1", "pts/*", "pts/0"], "as": ["root", "db"],
    ]

    init(_ random: inout RandomSequence) {
        for key in Self.members.keys.sorted() where Bool.random(using: &random) {
            match[key] = Self.draw(key, &random)
        }
        for key in Self.members.keys.sorted() where Int.random(in: 0..<6, using: &random) == 0 {
            except[key] = Self.draw(key, &random)
        }
    }

    init(exceptBy key: String, _ random: inout RandomSequence) {
        except[key] = Self.draw(key, &random)
    }

    private static func draw(_ key: String, _ random: inout RandomSequence) -> [String] {
        Array((members[key] ?? []).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    }

    func matches(_ login: DrawnLogin) throws -> Bool {
        try match.allSatisfy { try Self.has($1, $0, login) }
            && !except.contains { try Self.has($1, $0, login) }
    }

    private static func has(_ members: [String], _ key: String, _ login: DrawnLogin) throws -> Bool {
        try members.contains { member in
            switch key {
            case "time": try WeekSpan(member).contains(login.time)
            case "terminal": try TerminalPattern(member).matches(login.terminal)
            default: member == login.target
            }
        }
    }

    func written(_ name: String) -> Value {
        let lists = { (lists: [String: [String]]) in
            lists.map { (key: $0, value: Value.array($1.map { .string($0) })) }
        }
        let exceptions: [(key: String, value: Value)] =
            except.isEmpty ? [] : [("except", .table(lists(except)))]
        return .table(
            lists(match) + exceptions + [
                (key: "name", value: .string(name)), (key: "require", value: "never"),
            ])
    }
}
