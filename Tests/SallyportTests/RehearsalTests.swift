import Identity
import Policy
import Settings
import Testing

@testable import sallyport

@Suite struct `A rehearsal of other rules` {
    @Test func `counts who would be asked more, less, or refused`() throws {
        let rootFromAfar = [
            "SALLYPORT_STANDING": "none", "SALLYPORT_UID": "0", "SALLYPORT_RHOST": "192.0.2.1",
        ]
        let rules = [
            try Self.rule("ada is trusted", user: "ada", .never),
            try Self.rule("bob is not", user: "bob", .always),
        ]
        let comparison = try Self.rehearse(
            [
                Self.record(pid: 1, user: "ada", decision: "asked"),
                Self.record(pid: 2, user: "ada", decision: "not-asked"),
                Self.record(pid: 3, user: "bob", decision: "not-asked"),
                Self.record(pid: 4, user: "bob", decision: "not-asked", rootFromAfar),
                Self.record(pid: 5, user: "cid", decision: "asked"),
                Self.record(pid: 6, user: "dan", decision: "refused"),
            ], rules)
        #expect(comparison.rows.map(\.user) == ["bob", "ada", "dan", "cid"])
        let (bob, ada, cid) = (
            comparison.rows[0].counts, comparison.rows[1].counts, comparison.rows[3].counts
        )
        #expect(bob.logins == 2 && bob.askedMore == 1 && bob.refusedMore == 1 && bob.refusedNow == 1)
        #expect(ada.logins == 2 && ada.askedThen == 1 && ada.askedNow == 0 && ada.askedLess == 1)
        #expect(!cid.isChanged && comparison.totals.logins == 6 && comparison.totals.askedNow == 3)
        let lines = ComparisonView(comparison, .plain).lines
        #expect(
            lines == [
                "USER  SERVICE  LOGINS  ASKED THEN  ASKED NOW  NOT ASKED  REFUSED THEN  REFUSED NOW",
                "bob   sshd     2       0           1          0          0             1",
                "ada   sshd     2       1           0          2          0             0",
                "dan   sshd     1       0           1          0          1             0", "",
                "6 logins: 2 asked then, 3 under these rules.",
                "  1 login would be asked that went through without.",
                "  1 login would go through without that were asked.",
                "  1 login would be refused that were not.", "  1 login would not be refused that were.",
            ])
    }

    @Test func `counts a login once`() throws {
        let records = [
            Self.record(pid: 1, at: 0, decision: "asked", verdict: "refused"),
            Self.record(pid: 1, at: 30, decision: "asked"),
            Self.record(pid: 1, at: 31, phase: "account", decision: "asked"),
            Self.record(pid: 1, at: 32, phase: "open-session", decision: "asked"),
            Self.record(pid: 1, at: 2_000, phase: "account", decision: "not-asked"),
            Self.record(pid: 1, at: 2_001, service: "sudo", decision: "asked"),
            Self.record(pid: 1, at: 2_002, decision: "asked", ["_BOOT_ID": "other"]),
            ["SALLYPORT_EVENT": "started"], [:],
        ]
        let comparison = try Self.rehearse(records)
        #expect(comparison.totals.logins == 4)
        #expect(comparison.unusable == 0 && comparison.beforeFirstFactor == 0)
    }

    @Test func `refuses what is asked where nothing can be asked`() throws {
        let key = Self.record(pid: 1, phase: "account", decision: "not-asked")
        let refused = Self.record(pid: 2, phase: "account", decision: "asked", verdict: "refused")
        let early = Self.record(pid: 3, phase: "account", decision: "asked", verdict: "granted")
        let always = try Self.rehearse([key, refused, early]).totals
        #expect(always.refusedMore == 1 && always.refusedThen == 1 && always.refusedNow == 2)
        #expect(always.askedThen == 1 && always.askedNow == 1)
        let never = try Self.rehearse([key, refused, early], [try Self.rule("all", .never)]).totals
        #expect(never.refusedLess == 1 && never.askedLess == 1 && never.notAskedNow == 3)
    }

    @Test func `says what it cannot use`() throws {
        var old = Self.record(pid: 1, decision: "asked")
        old["SALLYPORT_STANDING"] = nil
        let stranger = Self.record(
            pid: 2, decision: "asked", ["SALLYPORT_STANDPOINT": "before-first-factor"])
        let comparison = try Self.rehearse([old, stranger])
        #expect(comparison.unusable == 1 && comparison.beforeFirstFactor == 1 && comparison.rows.isEmpty)
        let lines = ComparisonView(comparison, .plain).lines
        #expect(lines.count == 3 && lines[0].contains("There is no login to compare"))
        for fault in ["SALLYPORT_SERVICE", "SALLYPORT_DECISION", "__REALTIME_TIMESTAMP"] {
            var record = Self.record(pid: 1, decision: "asked")
            record[fault] = "?"
            #expect(try Self.rehearse([record]).unusable == 1)
        }
    }

    @Test(arguments: [
        ("locked", ["SALLYPORT_REASON": "\(RefusalReason.locked)"], LoggedLogin.Fate.refused),
        ("dormant", ["SALLYPORT_REASON": "\(RefusalReason.dormant)"], .refused),
        ("root", ["SALLYPORT_REASON": "\(NotAskedReason.rootInvoked)"], .notAsked),
        ("low risk", [:], .notAsked), ("elevated", ["SALLYPORT_SIGNALS": "new_network"], .asked),
        ("unknown signal", ["SALLYPORT_SIGNALS": "new_planet"], .notAsked),
        ("a contact", ["SALLYPORT_STANDING": "none", "SALLYPORT_SIGNALS": "new_key"], .refused),
        (
            "no contact",
            [
                "SALLYPORT_STANDING": "none", "SALLYPORT_SIGNALS": "new_key,new_network",
                "SALLYPORT_CONTACTS": "email,sms",
            ], .asked
        ),
        (
            "a pass",
            ["SALLYPORT_STANDING": "none", "SALLYPORT_SIGNALS": "new_key", "SALLYPORT_PASS": "1"], .asked
        ),
        ("a device", ["SALLYPORT_SIGNALS": "new_network", "SALLYPORT_DEVICE": "10,20,0"], .notAsked),
        ("an old device", ["SALLYPORT_SIGNALS": "new_network", "SALLYPORT_DEVICE": "10,999999,0"], .asked),
        ("half a device", ["SALLYPORT_SIGNALS": "new_network", "SALLYPORT_DEVICE": "10"], .asked),
    ])
    func `knows what the daemon knew`(name: String, fields: [String: String], fate: LoggedLogin.Fate) throws {
        let login = LoginSettings(
            services: [try ServiceName("sshd")], require: .risk, methods: [.totp], enrol: .firstLogin,
            remember: Remembrance(idleSeconds: 3_600, maxSeconds: 86_400, bindsNetwork: false))
        let comparison = try Self.rehearse([Self.record(pid: 1, decision: "refused", fields)], login: login)
        let now: Comparison.Counts = comparison.totals
        let counts = LoggedLogin.Fate.allCases.map { $0 == fate ? 1 : 0 }
        #expect([now.askedNow, now.notAskedNow, now.refusedNow] == counts)
    }

    @Test(arguments: [
        (["SALLYPORT_RHOST": "10.1.2.3"], LoggedLogin.Fate.notAsked),
        (["SALLYPORT_RHOST": "host.example"], .asked), (["SALLYPORT_RHOST": "192.0.2.1"], .asked),
        (["SALLYPORT_TERMINAL": "tty1"], .notAsked), (["SALLYPORT_TARGET": "www-data"], .notAsked),
        (["SALLYPORT_TARGET": "unknown"], .asked), (["SALLYPORT_TARGET": "usual"], .asked),
        (["SALLYPORT_USER": "gone", "SALLYPORT_UID": ""], .asked),
        (["SALLYPORT_USER": "staff"], .notAsked),
    ])
    func `matches rules by what the journal has`(fields: [String: String], fate: LoggedLogin.Fate) throws {
        let conditions = [
            RuleConditions(networks: [try Network("10.0.0.0/8")]),
            RuleConditions(terminals: [try TerminalPattern("tty*")]),
            RuleConditions(targets: [try AccountName("www-data")]), RuleConditions(groups: ["staff"]),
        ]
        let rules = conditions.enumerated().map { number, match in
            Rule(
                name: "\(number)", position: Position(file: "f", line: 1, column: 1), match: match,
                require: .never)
        }
        let totals = try Self.rehearse([Self.record(pid: 1, decision: "asked", fields)], rules).totals
        #expect(totals.logins == 1 && totals.refusedNow == 0)
        #expect(totals.notAskedNow == (fate == .notAsked ? 1 : 0))
    }

    @Test func `renews no proof that was too old`() throws {
        let rule = Rule(
            name: "sudo", position: Position(file: "f", line: 1, column: 1),
            match: RuleConditions(services: [try ServiceName("sudo")]), require: .stepUp, fresh: 600)
        let records = [("599", 1), ("600", 2)].map {
            Self.record(
                pid: $1, service: "sudo", decision: "asked", ["SALLYPORT_PROOF_AGE": $0])
        }
        let totals = try Self.rehearse(records, [rule]).totals
        #expect(totals.askedNow == 1 && totals.askedLess == 1)
    }

    @Test func `ends where the name service fails`() throws {
        let policy = Policy(settings: .installed, groups: [:])
        var rehearsal = Rehearsal(
            policy, groups: { _ throws(Failure) in throw Failure(.tryAgain, "no") }, clock: Self.clock)
        #expect(throws: Failure.self) { try rehearsal.take(Self.record(pid: 1, decision: "asked")) }
    }

    private static let clock = HostClock(day: { _ in .last }, timeOfWeek: { _ in nil })

    private static func rehearse(
        _ records: [[String: String]], _ rules: [Rule] = [], login: LoginSettings = .installed
    ) throws -> Comparison {
        let settings = Settings(login: login, rules: rules, control: .installed, contact: nil)
        let policy = Policy(settings: settings, groups: ["staff": .gid(GroupID(rawValue: 50))])
        var rehearsal = Rehearsal(
            policy, groups: { $0.description == "staff" ? [GroupID(rawValue: 50)] : [] }, clock: clock)
        for record in records { try rehearsal.take(record) }
        return rehearsal.comparison
    }

    private static func rule(_ name: String, user: String? = nil, _ require: Requirement) throws -> Rule {
        Rule(
            name: name, position: Position(file: "f", line: 1, column: 1),
            match: RuleConditions(users: try user.map { [try AccountName($0)] }), require: require)
    }

    private static func record(
        pid: Int, at seconds: Int = 0, user: String = "alice", service: String = "sshd",
        phase: String = "auth", decision: String, verdict: String = "granted", _ more: [String: String] = [:]
    ) -> [String: String] {
        [
            "SALLYPORT_EVENT": "login-\(verdict)", "SALLYPORT_USER": user, "SALLYPORT_UID": "1000",
            "SALLYPORT_SERVICE": service, "SALLYPORT_PHASE": phase, "SALLYPORT_DECISION": decision,
            "SALLYPORT_VERDICT": verdict, "SALLYPORT_STANDING": "totp,recovery-code",
            "SALLYPORT_PID": "\(pid)", "_BOOT_ID": "b",
            "__REALTIME_TIMESTAMP": "\((1_800_000_000 + seconds) * 1_000_000)",
        ].merging(more) { $1 }
    }
}
