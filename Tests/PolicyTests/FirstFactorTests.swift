import Identity
import Policy
import Settings
import Testing

/// `enrol` and `enrol_until`, and what becomes of an account without a factor, place by place.
struct FirstFactorRow: Sendable {
    let enrol: EnrolmentPolicy
    let until: CalendarDay?
    let words: String

    /// Words: `enrol`, `told` (announced) and `told+` (and may enrol), `pass` and `pass+` (then enrols), `held`
    /// (refused: not enrolled), `over` (refused: the day has come), `root` (refused: root from afar).
    static let all = [
        //    without a pass                with a pass
        //    sshd   sudo  afar  console    sshd   sudo  afar  console
        Self("enrol  held  root  enrol      pass+  pass  pass  pass+", .firstLogin, nil),
        Self("told+  told  told  told+      pass+  pass  pass  pass+", .firstLogin, "2027-02-01"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .firstLogin, "2027-01-31"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .firstLogin, "2027-01-30"),
        Self("held   held  held  held       pass+  pass  pass  pass+", .pass, nil),
        Self("told   told  told  told       pass+  pass  pass  pass+", .pass, "2027-02-01"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .pass, "2027-01-31"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .pass, "2027-01-30"),
        Self("held   held  held  held       pass   pass  pass  pass", .admin, nil),
        Self("told   told  told  told       pass   pass  pass  pass", .admin, "2027-02-01"),
        Self("over   over  over  over       pass   pass  pass  pass", .admin, "2027-01-31"),
        Self("over   over  over  over       pass   pass  pass  pass", .admin, "2027-01-30"),
    ]

    static let atFirstLogin = all[0]

    init(_ words: String, _ enrol: EnrolmentPolicy, _ until: String?) {
        self.enrol = enrol
        self.until = until.map(day)
        self.words = words
    }

    /// [login] has sshd and login; a rule demands a proof from sudo.
    func policy(_ require: Requirement = .always, methods: [Method] = [.totp, .recoveryCode]) -> Policy {
        let settings = Settings(
            login: table(require, methods: methods, enrol: enrol, until: until),
            rules: [rule("r", service: ["sudo"], require: require)], control: .installed, contact: nil)
        return Policy(settings: settings, groups: [:])
    }
}

/// Where somebody logs in.
enum Place: CaseIterable {
    case sshd, sudo, afar, console

    func login(
        as standing: Standing, locked: Bool = false, invokedByRoot: Bool = false, pass: Bool = false,
        dormant: Bool = false
    ) -> LoginFacts {
        let (service, name, uid): (String, String, UInt32) =
            switch self {
            case .sshd: ("sshd", "alice", 1000)
            case .sudo: ("sudo", "alice", 1000)
            case .afar: ("sshd", "toor", 0)
            case .console: ("login", "root", 0)
            }
        return PolicyTests.login(
            service, name: name, uid: uid, as: standing, locked: locked, invokedByRoot: invokedByRoot,
            remote: self == .sshd || self == .afar, pass: pass, dormant: dormant)
    }
}

@Suite struct `An account without a factor` {
    @Test(arguments: FirstFactorRow.all)
    func `is enrolled, told, asked for a pass or refused by the table`(row: FirstFactorRow) {
        let outcomes = [false, true].flatMap { pass in
            Place.allCases.map { row.policy().decide($0.login(as: .notEnrolled, pass: pass)).outcome.word }
        }
        #expect(outcomes.joined(separator: " ") == row.words.split(separator: " ").joined(separator: " "))
    }

    @Test(arguments: FirstFactorRow.all, [Requirement.never, .ifEnrolled])
    func `is let in where nothing is demanded of it`(row: FirstFactorRow, require: Requirement) {
        for pass in [false, true] {
            for place in Place.allCases {
                let outcome = row.policy(require).decide(place.login(as: .notEnrolled, pass: pass)).outcome
                #expect(outcome == .notAsked(require == .never ? .never : .notEnrolled))
            }
        }
    }

    @Test(
        arguments: [
            ([.totp], .enrol), ([.recoveryCode, .totp], .enrol), ([.hotp], .refuse(.notEnrolled)),
            ([.recoveryCode], .refuse(.notEnrolled)),
        ] as [([Method], Outcome)])
    func `is enrolled only where what it gets is taken`(methods: [Method], outcome: Outcome) {
        let row = FirstFactorRow.atFirstLogin
        #expect(row.policy(methods: methods).decide(Place.sshd.login(as: .notEnrolled)).outcome == outcome)
    }

    @Test func `is nobody's where there is no such user`() {
        let facts = login(name: nil, uid: nil, gids: [], as: .notEnrolled)
        #expect(FirstFactorRow.atFirstLogin.policy().decide(facts).outcome == .refuse(.notEnrolled))
    }
}

extension Outcome {
    fileprivate var word: String {
        switch self {
        case .enrol: "enrol"
        case .announce(_, let mayEnrol): mayEnrol ? "told+" : "told"
        case .askPass(let thenEnrol): thenEnrol ? "pass+" : "pass"
        case .refuse(.notEnrolled): "held"
        case .refuse(.enrolmentOver): "over"
        case .refuse(.rootFromAfar): "root"
        case .ask, .notAsked, .refuse: "\(self)"
        }
    }
}
