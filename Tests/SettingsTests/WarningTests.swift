import Settings
import Testing

@Suite struct `Warnings` {
    @Test func `say that nobody is ever asked`() {
        let warnings = judge(["version": 1, "login": ["require": "never"]]).warnings
        #expect(warnings.map(\.kind) == [.nobodyIsAsked])
    }

    @Test func `say that an exception takes nothing out`() {
        let odd: Value = ["name": "r", "user": ["a"], "except": ["user": ["b"]], "require": "never"]
        let fine: Value = [
            "name": "s", "user": ["a", "c"], "except": ["user": ["a"], "service": ["su"]], "require": "never",
        ]
        let warnings = judge(["version": 1, "rule": [odd, fine]]).warnings
        #expect(warnings.map(\.kind) == [.exceptionWithoutEffect(rule: "r", .user)])
    }

    @Test func `say that a rule demands nothing from the services that it names`() {
        let odd: Value = ["name": "r", "service": ["sudo"], "methods": ["totp"]]
        let fine: Value = ["name": "s", "service": ["sshd"], "methods": ["totp"]]
        let warnings = judge(["version": 1, "rule": [odd, fine]]).warnings
        #expect(warnings.map(\.kind) == [.ruleForUndemandedServices(rule: "r")])
    }

    @Test(
        arguments: [
            ("always", [], []), ("never", [], [nil]), ("if-enrolled", [], [nil]),
            ("never", [("always", false)], []), ("never", [("always", true)], [nil]),
            ("if-enrolled", [("never", false)], [nil]), ("always", [("never", true)], ["r"]),
            ("always", [("if-enrolled", true)], ["r"]), ("always", [("never", false)], []),
        ] as [(String, [(String, Bool)], [String?])])
    func `say that a day of enrolment holds up nobody`(
        login: String, rules: [(require: String, hasDay: Bool)], found: [String?]
    ) {
        let day = (key: "enrol_until", value: Value.date("2027-01-31"))
        let rules = rules.map { row -> Value in
            .table(
                [("name", "r"), ("user", ["x"]), ("require", .string(row.require))]
                    + (row.hasDay ? [day] : []))
        }
        let main: Value = [
            "version": 1, "login": .table([day, (key: "require", value: .string(login))]),
            "rule": .array(rules),
        ]
        let kinds = judge(main).warnings.map(\.kind).filter { $0 != .nobodyIsAsked }
        #expect(kinds == found.map { .dayWithoutEffect(rule: $0) })
    }
}
