import Identity
import Settings
import Testing

@Suite struct `Settings of files` {
    @Test func `mean what the installed file says where they are silent`() {
        #expect(judge(["version": 1]).settings == .installed)
        #expect(Settings.installed.login.services.map(\.description) == ["sshd", "login"])
        #expect(Settings.installed.login.require == .always)
        #expect(Settings.installed.login.methods == [.totp, .hotp, .email, .sms, .recoveryCode])
        #expect(Settings.installed.login.enrol == .firstLogin)
        #expect(Settings.installed.login.enrolUntil == nil)
        #expect(Settings.installed.accounts == AccountSettings(dormantAfter: nil, vanishedAfter: 2_592_000))
        #expect(Settings.installed.codes.lifeSeconds == 600)
    }

    @Test func `let a later file override single keys of tables`() throws {
        let main: Value = [
            "version": 1, "login": ["services": ["sshd"], "require": "never"], "help": ["contact": "a"],
        ]
        let dropIn: Value = ["login": ["require": "if-enrolled"], "help": ["contact": "b"]]
        let settings = try #require(judge(main, dropIn, ["control": ["helpdesk": ["h"]]]).settings)
        #expect(settings.login.services.map(\.description) == ["sshd"])
        #expect(settings.login.require == .ifEnrolled)
        #expect(settings.contact == "b")
        #expect(settings.control == ControlSettings(administrators: [], helpdesk: ["h"]))
    }

    @Test func `let a later file override the day of enrolment and the dormancy`() throws {
        let main: Value = [
            "version": 1, "login": ["enrol": "pass", "enrol_until": .date("2027-01-31")],
            "accounts": ["dormant_after": "90d", "vanished_after": "60d"],
        ]
        let before = try #require(judge(main, ["login": ["require": "always"]]).settings)
        #expect(before.login.enrolUntil == CalendarDay("2027-01-31"))
        #expect(before.accounts == AccountSettings(dormantAfter: 7_776_000, vanishedAfter: 5_184_000))
        let dropIn: Value = [
            "login": ["enrol_until": .date("2027-03-31")], "accounts": ["dormant_after": "12h"],
        ]
        let after = try #require(judge(main, dropIn).settings)
        #expect(after.login.enrolUntil == CalendarDay("2027-03-31"))
        #expect(after.login.enrol == .pass)
        #expect(after.accounts == AccountSettings(dormantAfter: 43_200, vanishedAfter: 5_184_000))
    }

    @Test func `let a later file override the life of codes, and nothing else with it`() throws {
        let main: Value = ["version": 1, "codes": ["life": "5m"], "help": ["contact": "a"]]
        #expect(try #require(judge(main, [:]).settings).codes == CodeSettings(lifeSeconds: 300))
        let after = try #require(judge(main, ["codes": ["life": "90s"]]).settings)
        #expect(after.codes == CodeSettings(lifeSeconds: 90))
        #expect(after.contact == "a" && after.login == .installed)
    }

    @Test(arguments: [("1m", 60), ("60s", 60), ("61s", 61), ("10m", 600), ("600s", 600)])
    func `let codes live for one to ten minutes`(text: String, seconds: Int64) {
        let judgement = judge(["version": 1, "codes": ["life": .string(text)]])
        #expect(judgement.settings?.codes.lifeSeconds == seconds)
    }

    @Test(arguments: ["59s", "1s", "0m", "601s", "11m", "1h", "1d", "3651d"])
    func `let no code live for less or more`(text: String) {
        let faults = judge(["version": 1, "codes": ["life": .string(text)]]).faults
        #expect(faults.map(\.kind) == [.badDuration(text, .range, bounds: 60...600)])
    }

    @Test func `may list every method, and every way to enrol`() throws {
        for method in Method.allCases {
            let login: Value = ["methods": [.string(method.rawValue)]]
            #expect(judge(["version": 1, "login": login]).settings?.login.methods == [method])
        }
        for enrol in EnrolmentPolicy.allCases {
            let login: Value = ["enrol": .string(enrol.rawValue)]
            #expect(judge(["version": 1, "login": login]).settings?.login.enrol == enrol)
        }
        #expect(EnrolmentPolicy.allCases.sorted() == [.firstLogin, .proof, .pass, .admin])
    }

    @Test func `know which methods are sent, and how`() {
        #expect(Method.allCases.map(\.channel) == [nil, nil, .email, .sms, nil])
        #expect(OutOfBandChannel.allCases.map { Method($0) } == [.email, .sms])
        #expect(
            OutOfBandChannel.allCases.map { Method($0).rawValue } == OutOfBandChannel.allCases.map(\.word))
    }

    @Test func `may have a rule that sets the day of enrolment alone`() throws {
        let row: Value = ["name": "r", "user": ["x"], "enrol_until": .date("2027-01-31")]
        let settings = try #require(judge(["version": 1, "rule": [row]]).settings)
        #expect(settings.rules[0].enrolUntil == CalendarDay("2027-01-31"))
        #expect(settings.rules[0].require == nil && settings.rules[0].enrol == nil)
    }

    @Test func `append the rules of later files`() throws {
        let main: Value = ["version": 1, "rule": [rule("a", user: "x"), rule("b", user: "y")]]
        let settings = try #require(judge(main, ["rule": [rule("c", user: "z")]]).settings)
        #expect(settings.rules.map(\.name) == ["a", "b", "c"])
        #expect(settings.rules[2].position.file == "1")
    }

    @Test func `name the groups that must be looked up`() throws {
        let main: Value = [
            "version": 1, "control": ["administrators": ["w", "a"], "helpdesk": ["h"]],
            "rule": [["name": "r", "group": ["b"], "except": ["group": ["c", "a"]], "require": "never"]],
        ]
        #expect(try #require(judge(main).settings).groupNames == ["a", "b", "c", "h", "w"])
    }

    @Test func `in a drop-in need no version, and may not have another`() {
        #expect(judge(["version": 1], [:]).faults == [])
        #expect(judge(["version": 1], ["version": 1]).faults == [])
        #expect(judge(["version": 1], ["version": 2]).faults.map(\.kind) == [.unknownVersion(2)])
    }

    @Test func `have faults even in what a later file overrides`() {
        let faults = judge(["version": 1, "login": ["require": 1]], ["login": ["require": "never"]]).faults
        #expect(faults.map(\.kind) == [.wrongType(expected: .string, found: .integer)])
    }

    @Test func `have no two rules of one name in all files`() {
        let faults = judge(["version": 1, "rule": [rule("a", user: "x")]], ["rule": [rule("a", user: "y")]])
            .faults
        #expect(faults.map(\.description) == ["1:1:1: rule \"a\" has the name of the rule at 0:1:1"])
    }

    @Test func `are a table`() {
        #expect(judge(["x"]).faults.map(\.description) == ["0:1:1: the file must be a table, not a list"])
    }

    @Test func `escape what could act on a terminal`() {
        let faults = Settings.judge([
            Value.table([("a\u{1B}[31m\u{202E}", 1), ("version", 1)]).tree(in: "x\ny")
        ]).faults
        #expect(faults.map(\.description) == ["x\\u{A}y:1:1: unknown key \"a\\u{1B}[31m\\u{202E}\""])
    }
}

func judge(_ files: Value...) -> Settings.Judgement {
    Settings.judge(files.enumerated().map { $1.tree(in: "\($0)") })
}

func rule(_ name: String, user: String) -> Value {
    ["name": .string(name), "user": [.string(user)], "require": "never"]
}
