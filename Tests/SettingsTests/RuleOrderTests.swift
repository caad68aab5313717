import Identity
import Settings
import Testing

/// Two rules, one after the other, and whether the second can ever be reached.
struct RulePair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let first: Value
    let second: Value
    let isReached: Bool

    init(_ description: String, _ first: Value, _ second: Value, isReached: Bool) {
        testDescription = description
        self.first = first
        self.second = second
        self.isReached = isReached
    }

    static let all = [
        Self("all, then some", [:], ["user": ["a"]], isReached: false),
        Self("some, then all", ["user": ["a"]], [:], isReached: true),
        Self("the same", ["user": ["a"]], ["user": ["a"]], isReached: false),
        Self("more, then fewer", ["user": ["a", "b"]], ["user": ["b"]], isReached: false),
        Self("fewer, then more", ["user": ["b"]], ["user": ["a", "b"]], isReached: true),
        Self("one list, then two", ["user": ["a"]], ["user": ["a"], "group": ["g"]], isReached: false),
        Self("two lists, then one", ["user": ["a"], "group": ["g"]], ["user": ["a"]], isReached: true),
        Self("user, then group", ["user": ["a"]], ["group": ["a"]], isReached: true),
        Self("family, then member", ["service": ["sudo"]], ["service": ["sudo-i"]], isReached: false),
        Self("member, then family", ["service": ["sudo-i"]], ["service": ["sudo"]], isReached: true),
        Self(
            "wide, then narrow", ["network": ["10.0.0.0/8"]], ["network": ["10.9.0.0/16"]], isReached: false),
        Self("narrow, then wide", ["network": ["10.9.0.0/16"]], ["network": ["10.0.0.0/8"]], isReached: true),
        Self("IPv4, then IPv6", ["network": ["0.0.0.0/0"]], ["network": ["::/0"]], isReached: true),
        Self("all but one, then that one", ["except": ["user": ["a"]]], ["user": ["a"]], isReached: true),
        Self(
            "all but one, twice", ["except": ["user": ["a"]]], ["except": ["user": ["a"]]], isReached: false),
        Self(
            "all but two, then all but one", ["except": ["user": ["a", "b"]]], ["except": ["user": ["a"]]],
            isReached: true),
        Self(
            "all but one, then all but two", ["except": ["user": ["a"]]], ["except": ["user": ["a", "b"]]],
            isReached: false),
        Self(
            "all but a user, then all but a group", ["except": ["user": ["a"]]], ["except": ["group": ["a"]]],
            isReached: true),
        Self("any time, then some", [:], ["time": ["Mon"]], isReached: false),
        Self("some time, then any", ["time": ["Mon"]], [:], isReached: true),
        Self("the whole week, then any time", ["time": ["Mon-Thu", "Fri-Sun"]], [:], isReached: false),
        Self("workdays, then hours", ["time": ["Mon-Fri"]], ["time": ["Tue 08:00-12:00"]], isReached: false),
        Self("hours, then workdays", ["time": ["Tue 08:00-12:00"]], ["time": ["Mon-Fri"]], isReached: true),
        Self(
            "two halves, then the whole", ["time": ["08:00-12:00", "12:00-18:00"]],
            ["time": ["Wed 09:00-17:00"]],
            isReached: false),
        Self(
            "a night, then its end", ["time": ["Sun 22:00-06:00"]], ["time": ["Mon 00:00-06:00"]],
            isReached: false),
        Self(
            "a night, then the morning", ["time": ["Sun 22:00-06:00"]], ["time": ["Mon 00:00-06:01"]],
            isReached: true),
        Self(
            "all but the night, twice", ["except": ["time": ["22:00-06:00"]]],
            ["except": ["time": ["20:00-06:00"]]], isReached: false),
        Self(
            "all but the night, then all but less", ["except": ["time": ["22:00-06:00"]]],
            ["except": ["time": ["23:00-06:00"]]], isReached: true),
        Self("any terminal, then one", ["terminal": ["*"]], ["terminal": ["tty1"]], isReached: false),
        Self("any terminal, then none", ["terminal": ["*"]], ["terminal": ["none"]], isReached: true),
        Self("any terminal, then all", ["terminal": ["*"]], [:], isReached: true),
        Self("any terminal and none, then all", ["terminal": ["*", "none"]], [:], isReached: false),
        Self("a family, then one", ["terminal": ["pts/*"]], ["terminal": ["pts/3"]], isReached: false),
        Self("a family, then more", ["terminal": ["pts/*"]], ["terminal": ["p*"]], isReached: true),
        Self("as two, then as one", ["as": ["root", "db"]], ["as": ["db"]], isReached: false),
        Self("as one, then as two", ["as": ["db"]], ["as": ["root", "db"]], isReached: true),
        Self("as one, then by that one", ["as": ["db"]], ["user": ["db"]], isReached: true),
        Self(
            "at a time, then at that time on a terminal", ["time": ["Sat"]],
            ["time": ["Sat"], "terminal": ["tty*"], "as": ["root"]], isReached: false),
    ]
}

@Suite struct `Rules in order` {
    @Test(arguments: RulePair.all)
    func `are at fault where one can never be reached`(pair: RulePair) {
        let rules = [("1", pair.first), ("2", pair.second)].map { name, lists -> Value in
            guard case .table(let lists) = lists else { return [] }
            return .table(lists + [("name", .string(name)), ("require", "never")])
        }
        let kinds = judge(["version": 1, "rule": .array(rules)]).faults.map(\.kind)
        let place = Position(file: "0", line: 1, column: 1)
        #expect(kinds == (pair.isReached ? [] : [.ruleNeverReached(behind: "1", at: place)]))
    }

    @Test(arguments: [
        ("sudo", "sudo-i", true), ("sudo", "sudo", true), ("sudo-i", "sudo", false),
        ("sudo-i", "sudo-i", true),
        ("su", "su-l", true), ("su", "sudo", false), ("sshd", "SSHD", true), ("sshd", "sshd-session", false),
    ])
    func `know the families of services`(written: String, service: String, isCovered: Bool) throws {
        #expect(try ServiceName(written).covers(ServiceName(service)) == isCovered)
    }
}
