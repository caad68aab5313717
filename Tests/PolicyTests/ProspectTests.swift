import Policy
import Settings
import Testing

/// Rules, and whether any login of alice, of the groups users and staff, may demand an enrolled factor.
struct Prospect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let policy: Policy
    let isDemanded: Bool

    init(
        _ description: String, _ rules: [Rule], login: LoginSettings = table(.never), isDemanded: Bool
    ) {
        testDescription = description
        policy = PolicyTests.policy(login, rules)
        self.isDemanded = isDemanded
    }

    static let all = [
        Self("always", [], login: table(.always), isDemanded: true),
        Self("never", [], isDemanded: false),
        Self("if-enrolled", [], login: table(.ifEnrolled), isDemanded: false),
        Self(
            "let off", [rule("a", user: ["alice"], require: .never)], login: table(.always), isDemanded: false
        ),
        Self(
            "let off by group", [rule("a", group: ["staff"], require: .never)], login: table(.always),
            isDemanded: false),
        Self(
            "another is let off", [rule("a", user: ["bob"], require: .never)], login: table(.always),
            isDemanded: true),
        Self(
            "let off in one service", [rule("a", service: ["sshd"], require: .never)], login: table(.always),
            isDemanded: true),
        Self(
            "let off in both services",
            [rule("a", service: ["sshd"], require: .never), rule("b", service: ["login"], require: .never)],
            login: table(.always), isDemanded: false),
        Self(
            "let off in a network", [rule("a", network: ["10.0.0.0/8"], require: .never)],
            login: table(.always), isDemanded: true),
        Self("asked in a network", [rule("a", network: ["10.0.0.0/8"], require: .always)], isDemanded: true),
        Self(
            "asked outside a network", [rule("a", except: lists(network: ["10.0.0.0/8"]), require: .always)],
            isDemanded: true),
        Self(
            "let off outside a network", [rule("a", except: lists(network: ["10.0.0.0/8"]), require: .never)],
            login: table(.always), isDemanded: true),
        Self(
            "another is asked in a network",
            [rule("a", user: ["bob"], network: ["10.0.0.0/8"], require: .always)],
            isDemanded: false),
        Self(
            "another group is asked in a network",
            [rule("a", group: ["wheel"], network: ["10.0.0.0/8"], require: .always)], isDemanded: false),
        Self(
            "let off before being asked in a network",
            [
                rule("a", user: ["alice"], require: .never),
                rule("b", network: ["10.0.0.0/8"], require: .always),
            ],
            isDemanded: false),
        Self("asked for sudo", [rule("a", service: ["sudo"], require: .always)], isDemanded: true),
        Self(
            "named without require", [rule("a", service: ["sudo"], methods: [.totp])], isDemanded: false),
        Self(
            "asked by a rule that names no service", [rule("a", user: ["alice"], require: .always)],
            isDemanded: true),
        Self(
            "let off in all services but one of a family",
            [
                rule("a", except: lists(service: ["sudo-i"]), require: .never),
                rule("b", service: ["sudo"], require: .always),
            ], isDemanded: true),
        Self(
            "let off in a family before being asked in it",
            [
                rule("a", service: ["sudo"], require: .never),
                rule("b", service: ["sudo-i", "sudo"], user: ["bob"], require: .always),
            ],
            isDemanded: false),
        Self(
            "asked in a group that may have her", [rule("a", group: ["remote"], require: .always)],
            isDemanded: true),
        Self(
            "let off in a group that may have her", [rule("a", group: ["remote"], require: .never)],
            login: table(.always), isDemanded: true),
        Self(
            "asked in a group that does not exist", [rule("a", group: ["ghost"], require: .always)],
            isDemanded: false),
        Self("excepted", [rule("a", except: lists(user: ["alice"]), require: .always)], isDemanded: false),
        Self("asked from a day on", [], login: table(.always, until: day("2099-01-01")), isDemanded: true),
    ]
}

@Suite struct `What policy may ever demand of a subject` {
    @Test(arguments: Prospect.all)
    func `is known before the last factor goes`(row: Prospect) {
        #expect(row.policy.demandsFactor(of: subject()) == row.isDemanded)
    }

    private static let methods: [Method] = [.totp, .hotp, .email, .sms, .recoveryCode]

    /// No login of any row is refused for the lack of a factor where that was not foreseen.
    @Test(arguments: PolicyCase.all)
    func `is never less than what a login meets`(row: PolicyCase) {
        let facts = row.facts
        let bare = LoginFacts(
            service: facts.service, subject: facts.subject, address: facts.address, standing: .notEnrolled,
            today: facts.today)
        switch row.policy.decide(bare).outcome {
        case .notAsked: break
        case .ask, .askProof, .askVoucher, .askPass, .enrol, .offer, .announce, .refuse:
            #expect(row.policy.demandsFactor(of: facts.subject))
        }
    }

    @Test(
        arguments: [
            ([], .firstLogin), ([rule("a", user: ["alice"], enrol: .pass)], .pass),
            ([rule("a", user: ["bob"], enrol: .admin)], .firstLogin),
            ([rule("a", network: ["10.0.0.0/8"], enrol: .pass)], .pass),
            (
                [
                    rule("a", network: ["10.0.0.0/8"], enrol: .pass),
                    rule("b", group: ["staff"], enrol: .admin),
                ], .admin
            ),
            (
                [rule("a", user: ["alice"], enrol: .firstLogin), rule("b", require: .always, enrol: .admin)],
                .firstLogin
            ),
            ([rule("a", service: ["login"], enrol: .pass)], .pass),
            ([rule("a", service: ["login"], enrol: .proof)], .proof),
            (
                [
                    rule("a", network: ["10.0.0.0/8"], enrol: .pass),
                    rule("b", user: ["alice"], enrol: .proof),
                ],
                .pass
            ),
            ([rule("a", service: ["sudo"], require: .always, enrol: .admin)], .firstLogin),
            ([rule("a", group: ["remote"], enrol: .admin)], .admin),
            ([rule("a", group: ["ghost"], enrol: .admin)], .firstLogin),
        ] as [([Rule], EnrolmentPolicy)])
    func `is the strictest word on who may enrol`(rules: [Rule], enrol: EnrolmentPolicy) {
        let policy = policy(table(.always, enrol: .firstLogin), rules)
        #expect(policy.selfEnrolment(of: subject(), today: day("2027-01-31")) == enrol)
    }

    @Test(
        arguments: [
            ("2027-01-30", .firstLogin, .firstLogin), ("2027-01-31", .firstLogin, .pass),
            ("2027-01-30", .proof, .proof), ("2027-01-31", .proof, .pass),
            ("2027-02-01", .pass, .pass), ("2027-02-01", .admin, .admin),
        ] as [(String, EnrolmentPolicy, EnrolmentPolicy)])
    func `lets nobody enrol by a password alone from that day on`(
        today: String, enrol: EnrolmentPolicy, expected: EnrolmentPolicy
    ) {
        let policy = policy(table(.always, enrol: enrol, until: day("2027-01-31")))
        #expect(policy.selfEnrolment(of: subject(), today: day(today)) == expected)
    }

    @Test(
        arguments: [
            ([], Self.methods),
            ([rule("a", user: ["alice"], methods: [.hotp])], [.hotp]),
            ([rule("a", user: ["alice"], methods: [.sms, .totp, .email])], [.totp, .email, .sms]),
            ([rule("a", user: ["bob"], methods: [.hotp])], Self.methods),
            ([rule("a", network: ["10.0.0.0/8"], methods: [.totp])], [.totp]),
            ([rule("a", user: ["alice"], require: .never, methods: [.hotp])], Self.methods),
            (
                [
                    rule("a", service: ["sshd"], methods: [.totp]),
                    rule("b", service: ["login"], methods: [.hotp]),
                ], []
            ),
        ] as [([Rule], [Method])])
    func `are the methods that every login takes which asks`(rules: [Rule], methods: [Method]) {
        let policy = policy(table(.always, methods: Self.methods), rules)
        #expect(policy.selfMethods(of: subject()) == methods)
    }

    @Test func `su enrols nobody, whoever's password it was`() {
        let policy = policy(table(.always, services: ["su"], methods: [.totp], enrol: .firstLogin))
        #expect(policy.decide(login("su", as: .notEnrolled)).outcome == .refuse(.notEnrolled))
        #expect(policy.decide(login("su-l", as: .notEnrolled)).outcome == .refuse(.notEnrolled))
    }
}
