import Identity
import Settings
import Testing

@Suite struct `Warnings of rules` {
    private static let remember: Value = ["idle": "12h", "max": "30d", "bind": ["ssh-key"]]
    private static let stepUp: Value = ["name": "s", "service": ["sudo"], "require": "step-up"]

    @Test(
        arguments: [
            (["name": "r", "user": ["x"], "fresh": "5m"], true),
            (["name": "r", "user": ["x"], "fresh": "5m", "require": "always"], true),
            (["name": "r", "service": ["sudo"], "fresh": "5m", "require": "step-up"], false),
        ] as [(Value, Bool)])
    func `say that no step-up asks how fresh a proof is`(row: Value, isWarned: Bool) {
        let kinds = judge(["version": 1, "rule": [row]]).warnings.map(\.kind)
        #expect(kinds == (isWarned ? [.freshWithoutEffect(rule: "r")] : []))
    }

    @Test func `say the same of the table, where no rule takes its value`() {
        let login: Value = ["fresh": "15m"]
        let own: Value = ["name": "o", "service": ["su"], "require": "step-up", "fresh": "1m"]
        let warned = judge(["version": 1, "login": login, "rule": [own]]).warnings
        #expect(
            warned.map(\.description) == [
                "0:1:1: \"fresh\" in [login] does nothing: only where \"require\" is \"step-up\" does it count how old a proof is"
            ])
        #expect(judge(["version": 1, "login": login, "rule": [own, Self.stepUp]]).warnings == [])
    }

    @Test(arguments: [
        (["sudo"], "always", true), (["sudo", "sshd"], "always", false), (nil, "always", false),
        (["su"], "risk", true),
    ])
    func `say that a rule remembers nothing`(services: [String]?, require: String, isWarned: Bool) {
        let service = services.map { (key: "service", value: Value.array($0.map { .string($0) })) }
        let rest: [(key: String, value: Value)] = [
            ("name", "r"), ("user", ["x"]), ("require", .string(require)), ("remember", Self.remember),
        ]
        let kinds = judge(["version": 1, "rule": [.table(rest + (service.map { [$0] } ?? []))]]).warnings.map(
            \.kind)
        #expect(kinds == (isWarned ? [.rememberWithoutEffect(rule: "r")] : []))
    }

    @Test(
        arguments: [
            (["sshd"], [], false), (["login"], [], true), (["login"], [("sshd", false)], false),
            (["login"], [("sshd", true)], true), (["login"], [("su", false)], true),
        ] as [([String], [(String, Bool)], Bool)])
    func `say that the table remembers nothing`(
        services: [String], rules: [(service: String, setsRemember: Bool)], isWarned: Bool
    ) {
        let login: Value = ["services": .array(services.map { .string($0) }), "remember": Self.remember]
        let rows = rules.map { row -> Value in
            .table(
                [("name", "r"), ("service", [.string(row.service)]), ("require", "always")]
                    + (row.setsRemember ? [("remember", false)] : []))
        }
        let kinds = judge(["version": 1, "login": login, "rule": .array(rows)]).warnings.map(\.kind)
        #expect(kinds == (isWarned ? [.rememberWithoutEffect(rule: nil)] : []))
    }

    @Test(
        arguments: [
            (["user": ["x"], "except": ["user": ["y"]]], .user),
            (["time": ["Mon"], "except": ["time": ["Tue"]]], .time),
            (["time": ["Mon"], "except": ["time": ["Sun 22:00-06:00"]]], nil),
            (["terminal": ["tty*"], "except": ["terminal": ["pts/*"]]], .terminal),
            (["terminal": ["tty*"], "except": ["terminal": ["tty1"]]], nil),
            (["as": ["root"], "except": ["as": ["db"]]], .target), (["except": ["as": ["db"]]], nil),
        ] as [(Value, RuleList?)])
    func `say that an exception takes nothing out`(lists: Value, list: RuleList?) {
        let kinds = judge(["version": 1, "rule": [named("r", lists)]]).warnings.map(\.kind)
        #expect(kinds == (list.map { [.exceptionWithoutEffect(rule: "r", $0)] } ?? []))
    }

    @Test(
        arguments: [
            (["user": ["gone"]], .user), (["user": ["gone", "alice"]], nil), (["user": ["root"]], nil),
            (["group": ["nogroup", "nothing"]], .group), (["group": ["nogroup", "staff"]], nil),
            (["as": ["gone"]], .target), (["user": ["gone"], "group": ["nogroup"]], .user),
            (["user": ["alice"], "group": ["nogroup"]], .group), (["except": ["user": ["gone"]]], nil),
            ([:], nil),
        ] as [(Value, RuleList?)])
    func `say that a rule matches nobody on this host`(lists: Value, list: RuleList?) throws {
        let settings = try #require(judge(["version": 1, "rule": [named("r", lists)]]).settings)
        let users = Set(try ["gone", "root"].map { try AccountName($0) })
        let warnings = SettingsWarning.absent(
            in: settings, users: users, groups: ["nogroup", "nothing"])
        #expect(warnings.map(\.kind) == (list.map { [.ruleForNobodyHere(rule: "r", $0)] } ?? []))
        #expect(warnings.allSatisfy { $0.position == settings.rules[0].position })
        #expect(SettingsWarning.absent(in: settings, users: [], groups: []) == [])
    }

    private func named(_ name: String, _ lists: Value) -> Value {
        guard case .table(let lists) = lists else { return [] }
        return .table(lists + [("name", .string(name)), ("require", "always")])
    }
}
