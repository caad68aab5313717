import Identity
import Policy
import Settings

extension PolicyCase {
    private static let future = day("2027-02-28")
    private static let nearer = day("2027-02-01")
    private static let past = day("2027-01-01")

    /// The group `remote` could not be looked up, so that the rule `a` may apply, or what stands below it:
    /// nothing is enrolled, announced or taken that one of them would not allow.
    static let narrowings: [Self] = [
        Self(
            "may be enrolled, or let off", rules: [rule("a", group: ["remote"], require: .never)],
            login: table(.always, enrol: .firstLogin), login(as: .notEnrolled), .enrol),
        Self(
            "may be enrolled by an administrator alone",
            rules: [rule("a", group: ["remote"], enrol: .admin)], login: table(.always, enrol: .firstLogin),
            login(as: .notEnrolled), .refuse(.notEnrolled), by: "a"),
        Self(
            "may be announced, or enrolled by an administrator alone",
            rules: [rule("a", group: ["remote"], enrol: .admin, until: future)],
            login: table(.always, enrol: .firstLogin), login(as: .notEnrolled), .refuse(.notEnrolled)),
        Self(
            "may be announced, or be enrolled at once",
            rules: [rule("a", group: ["remote"], until: future)], login: table(.always, enrol: .firstLogin),
            login(as: .notEnrolled), .enrol),
        Self(
            "may be announced, or held already", rules: [rule("a", group: ["remote"], until: future)],
            login: table(.always, enrol: .firstLogin, until: past), login(as: .notEnrolled),
            .refuse(.enrolmentOver(past))),
        Self(
            "the nearer of two days", rules: [rule("a", group: ["remote"], until: future)],
            login: table(.always, enrol: .firstLogin, until: nearer), login(as: .notEnrolled),
            .announce(until: nearer, mayEnrol: true)),
        Self(
            "the nearer of two days, and who of the two may enrol",
            rules: [rule("a", group: ["remote"], enrol: .pass, until: future)],
            login: table(.always, enrol: .firstLogin, until: nearer), login(as: .notEnrolled),
            .announce(until: nearer, mayEnrol: false)),
        Self(
            "a pass, and no enrolment that an administrator alone may make",
            rules: [rule("a", group: ["remote"], enrol: .admin)], login: table(.always, enrol: .pass),
            login(as: .notEnrolled, pass: true), .askPass(thenEnrol: false), by: "a"),
        Self(
            "a pass, or nothing", rules: [rule("a", group: ["remote"], require: .ifEnrolled)],
            login: table(.always, enrol: .pass), login(as: .notEnrolled, pass: true),
            .askPass(thenEnrol: true)),
        Self(
            "may be enrolled at once, or by a contact", rules: [rule("a", group: ["remote"], enrol: .proof)],
            login: table(.always, enrol: .firstLogin), login(as: .notEnrolled, proofs: [.sms]),
            .askProof([.sms]), by: "a"),
        Self(
            "may be enrolled by a contact, or by a pass alone",
            rules: [rule("a", group: ["remote"], enrol: .pass)], login: table(.always, enrol: .proof),
            login(as: .notEnrolled, proofs: [.email]), .refuse(.notEnrolled), by: "a"),
        Self(
            "may be announced, or enrolled by a contact",
            rules: [rule("a", group: ["remote"], until: future)],
            login: table(.always, enrol: .proof), login(as: .notEnrolled, proofs: [.email]),
            .askProof([.email])),
        Self(
            "a contact or a pass, or a pass since the day has come",
            rules: [rule("a", group: ["remote"], until: past)], login: table(.always, enrol: .proof),
            login(as: .notEnrolled, pass: true, proofs: [.email]), .askPass(thenEnrol: true), by: "a"),
        Self(
            "a contact or a pass, or the pass that was given out",
            rules: [rule("a", group: ["remote"], enrol: .proof)], login: table(.always, enrol: .firstLogin),
            login(as: .notEnrolled, pass: true, proofs: [.email]), .askPass(thenEnrol: true)),
        Self(
            "a contact, and no method that both take",
            rules: [rule("a", group: ["remote"], methods: [.email])], login: table(.always, enrol: .proof),
            login(as: .notEnrolled, proofs: [.email]), .refuse(.notEnrolled), by: "a"),
        Self(
            "a method that both take", rules: [rule("a", group: ["remote"], methods: [.hotp, .totp])],
            login: table(.always, methods: [.totp, .recoveryCode]),
            login(as: .enrolled([.totp, .hotp, .recoveryCode])), ask, by: "a"),
        Self(
            "no method that both take", rules: [rule("a", group: ["remote"], methods: [.hotp])],
            login: table(.always, methods: [.totp]), login(as: .enrolled([.totp, .hotp])),
            .refuse(.noMethod), by: "a"),
        Self(
            "a method of a rule that asks for none does not count",
            rules: [rule("a", group: ["remote"], require: .never, methods: [.hotp])],
            login: table(.always, methods: [.totp]), login(as: .enrolled([.totp, .hotp])), ask),
    ]
}
