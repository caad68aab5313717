import Identity
import Policy
import Settings
import Testing

/// What the rules of a house say of everybody's logins.
struct House: Sendable, CustomTestStringConvertible {
    var require = Requirement.always
    var methods: [Method] = [.totp]
    var enrol = EnrolmentPolicy.admin
    var enrolUntil: CalendarDay?
    /// Installed ones unless given.
    var services: [String]?
    var risk = RiskSettings.installed
    /// A rule asks for a step-up at sshd, sudo and su.
    var isStepUp = false
    var remember: Remembrance?

    /// Sixteen days after ``Fixture/today``.
    static let day = Fixture.day("2027-01-31")
    /// It has come: ``Fixture/today`` itself.
    static let past = Fixture.today

    static let enrolling = Self(methods: Method.allCases, enrol: .firstLogin)
    static let announcing = Self(methods: Method.allCases, enrol: .firstLogin, enrolUntil: day)
    static let proving = Self(methods: Method.allCases, enrol: .proof)
    static let announcingProof = Self(methods: Method.allCases, enrol: .proof, enrolUntil: day)
    static let passing = Self(methods: Method.allCases, enrol: .pass)

    /// Whoever was never there looks odd.
    static let odd = Self(require: .risk, methods: Method.allCases, enrol: .firstLogin)
    /// Nothing looks odd.
    static let calm = Self(
        require: .risk, methods: Method.allCases, enrol: .firstLogin,
        risk: RiskSettings(weights: [:], elevated: 3, high: 6))
    static let steppingUp = Self(methods: Method.allCases, isStepUp: true)

    /// One for each thing that policy may decide.
    static let all = [
        House(), House(require: .ifEnrolled), House(require: .never), enrolling, announcing, passing,
        proving, announcingProof,
        House(enrolUntil: day), House(enrol: .pass, enrolUntil: day),
        House(enrol: .firstLogin, enrolUntil: past), odd, calm, steppingUp,
    ]

    var policy: Policy {
        let services = services?.compactMap { try? ServiceName($0) }
        let login = LoginSettings(
            services: services ?? LoginSettings.installed.services, require: require, methods: methods,
            enrol: enrol,
            enrolUntil: enrolUntil, remember: remember)
        return Policy(
            settings: Settings(
                login: login, rules: isStepUp ? [Self.stepUp] : [], risk: risk, control: .installed,
                contact: nil),
            groups: [:])
    }

    private static let stepUp = Rule(
        name: "step-up", position: Position(file: "f", line: 1, column: 1),
        match: RuleConditions(services: ["sshd", "sudo", "su"].compactMap { try? ServiceName($0) }),
        require: .stepUp)

    var testDescription: String {
        "\(isStepUp ? .stepUp : require) \(risk.weights.isEmpty ? "calm " : "")\(enrol) \(enrolUntil.map { "until \($0)" } ?? "")"
    }
}
