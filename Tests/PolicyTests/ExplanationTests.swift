import Identity
import Policy
import Settings
import Testing

@Suite struct `An explanation` {
    @Test func `says which rules were looked at, where each value comes from, and what comes of it`() {
        let rules = [
            rule("a", service: ["sudo"], require: .never),
            rule("b", network: ["10.0.0.0/8"], except: lists(user: ["alice"]), require: .never),
            rule("c", group: ["remote"], require: .never), rule("d", group: ["staff"], require: .ifEnrolled),
            rule("e", require: .never),
        ]
        #expect(
            lines(rules, login()) == [
                "rule \"a\": does not match: \"service\" does not have it",
                "rule \"b\": does not match: its exception by \"user\" holds",
                "rule \"c\": may match: the name service did not answer for the group \"remote\"",
                "rule \"d\": matches", "applies: rule \"d\"",
                "a second factor can be demanded from this service",
                "require = \"if-enrolled\", from rule \"d\"",
                "methods = [\"totp\", \"hotp\", \"email\", \"sms\", \"recovery-code\"], from [login]",
                "enrol = \"first-login\", from [login]", "outcome: asked for totp",
            ])
    }

    @Test func `says which day counts, what else is in the way, and when an account is dormant`() {
        let settings = Settings(
            login: table(.always, enrol: .firstLogin, until: day("2027-02-28")),
            rules: [rule("a", service: ["sudo"], require: .always, until: day("2027-03-31"))],
            accounts: AccountSettings(dormantAfter: 7_776_000), control: .installed, contact: nil)
        let policy = Policy(settings: settings, groups: [:])
        #expect(
            policy.explain(login("sudo", as: .notEnrolled)).lines.dropFirst(4).map(\.description) == [
                "methods = [\"totp\"], from [login]", "enrol = \"first-login\", from [login]",
                "enrol_until = 2027-03-31, from rule \"a\"",
                "no account is enrolled at this login: [login] services does not name the service",
                "dormant_after = \"90d\", from [accounts]",
                "outcome: not asked: the account has no factor and is refused from 2027-03-31 on, which it is told",
            ])
        #expect(
            policy.explain(login(as: .notEnrolled)).lines.dropFirst(5).map(\.description) == [
                "enrol = \"first-login\", from [login]", "enrol_until = 2027-02-28, from [login]",
                "dormant_after = \"90d\", from [accounts]",
                "outcome: not asked: the account has no factor and is refused from 2027-02-28 on, which it is told; "
                    + "it can enrol at this login",
            ])
    }

    @Test(
        arguments: [
            ([.sms, .email], nil, ["the contact on file for the proof: email and sms"]),
            ([.sms], nil, ["the contact on file for the proof: sms"]),
            ([.sms], "2027-02-28", ["the contact on file for the proof: sms"]),
            ([], nil, ["no contact is on file for the proof"]), ([.sms], "2027-01-31", []),
        ] as [(Set<OutOfBandChannel>, String?, [String])])
    func `says which contact is on file for the proof`(
        proofs: Set<OutOfBandChannel>, until: String?, lines: [String]
    ) {
        let policy = policy(table(.always, enrol: .proof, until: until.map(day)))
        let known = policy.explain(login(as: .notEnrolled, proofs: proofs)).lines.map(\.description)
        #expect(known.filter { $0.contains("contact") } == lines)
        let enrolled = policy.decide(login(proofs: proofs))
        #expect(enrolled.proofs == nil && enrolled.outcome == .ask([.totp]))
    }

    @Test func `says that two rules that may match were taken together`() {
        let rules = [rule("a", group: ["remote"], methods: [.totp], enrol: .admin)]
        let decided = lines(rules, login(as: .notEnrolled))
        #expect(decided.contains("methods = [\"totp\"], from rule \"a\""))
        #expect(decided.contains("enrol = \"admin\", from rule \"a\""))
        let asked = lines([rule("a", group: ["remote"], require: .never, enrol: .admin)], login())
        #expect(asked.contains("enrol = \"admin\", from what all rules that may match allow"))
    }

    @Test(
        arguments: [
            (.ask([.totp, .recoveryCode]), "asked for totp or recovery-code"),
            (.askPass(thenEnrol: false), "asked for an administrator's pass"),
            (.askPass(thenEnrol: true), "asked for an administrator's pass, then enrolled"),
            (
                .askProof([.email]),
                "asked for a code sent by email, or for an administrator's pass, then enrolled"
            ),
            (
                .askProof([.sms, .email]),
                "asked for a code sent by sms or email, or for an administrator's pass, then enrolled"
            ),
            (.enrol, "enrolled at this login: the account has no factor"),
            (.refuse(.locked), "refused: the account is locked"),
            (.refuse(.notEnrolled), "refused: the account has no factor, and can get none at this login"),
            (
                .refuse(.enrolmentOver(day("2027-01-31"))),
                "refused: the account has no factor, and enrol_until was 2027-01-31"
            ),
            (
                .refuse(.dormant),
                "refused: the account is dormant: only an administrator's pass lets it in, where one is asked for"
            ),
            (
                .refuse(.rootFromAfar),
                "refused: the account has no factor, and root never enrols itself from another host"
            ),
            (.refuse(.noMethod), "refused: the account has no factor of a method that is allowed here"),
        ] as [(Outcome, String)])
    func `has a sentence for every outcome`(outcome: Outcome, sentence: String) {
        #expect(outcome.description == sentence)
    }

    @Test func `says that no rule applies, and why nothing is asked`() {
        #expect(
            lines([rule("a", network: ["10.0.0.0/8"], require: .never)], login("cron", from: nil)) == [
                "rule \"a\": does not match: the login comes from no known address", "applies: [login]",
                "no second factor is demanded from this service", "require = \"always\", from [login]",
                "methods = [\"totp\", \"hotp\", \"email\", \"sms\", \"recovery-code\"], from [login]",
                "enrol = \"first-login\", from [login]",
                "outcome: not asked: neither [login] services nor the rule that applies names the service",
            ])
    }

    @Test func `says that a rule is taken to match because that is stricter`() {
        let rules = [rule("a", group: ["remote"], require: .always), rule("b", require: .never)]
        #expect(
            lines(rules, login()).prefix(3) == [
                "rule \"a\": may match: the name service did not answer for the group \"remote\", so it is taken to match",
                "rule \"b\": matches, but a rule that may match before it is stricter", "applies: rule \"a\"",
            ])
    }

    private func lines(_ rules: [Rule], _ login: LoginFacts) -> [String] {
        policy(.installed, rules).explain(login).lines.map(\.description)
    }
}
