import Identity
import Policy
import Settings

/// `enrol` and `enrol_until`, and what becomes of an account without a factor, place by place.
struct FirstFactorRow: Sendable {
    let enrol: EnrolmentPolicy
    let until: CalendarDay?
    let proofs: Set<OutOfBandChannel>
    let words: String

    /// Words: `enrol`, `told` (announced) and `told+` (and may enrol), `code` (sent to the contact, then enrols),
    /// `pass` and `pass+` (then enrols), `held` (refused: not enrolled), `over` (refused: the day has come),
    /// `root` (refused: root from afar).
    static let all = [
        //    without a pass                with a pass
        //    sshd   sudo  afar  console    sshd   sudo  afar  console
        Self("enrol  held  root  enrol      pass+  pass  pass  pass+", .firstLogin, nil),
        Self("told+  told  told  told+      pass+  pass  pass  pass+", .firstLogin, "2027-02-01"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .firstLogin, "2027-01-31"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .firstLogin, "2027-01-30"),
        Self("held   held  held  held       pass+  pass  pass  pass+", .proof, nil),
        Self("told   told  told  told       pass+  pass  pass  pass+", .proof, "2027-02-01"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .proof, "2027-01-31"),
        Self("over   over  over  over       pass+  pass  pass  pass+", .proof, "2027-01-30"),
        Self("code   held  root  code       code   pass  pass  code ", .proof, nil, [.email]),
        Self("told+  told  told  told+      pass+  pass  pass  pass+", .proof, "2027-02-01", [.email]),
        Self("over   over  over  over       pass+  pass  pass  pass+", .proof, "2027-01-31", [.email]),
        Self("over   over  over  over       pass+  pass  pass  pass+", .proof, "2027-01-30", [.sms, .email]),
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
    static let byContact = Self("", .proof, nil)

    init(
        _ words: String, _ enrol: EnrolmentPolicy, _ until: String?, _ proofs: Set<OutOfBandChannel> = []
    ) {
        self.enrol = enrol
        self.proofs = proofs
        self.until = until.map(day)
        self.words = words
    }

    /// [login] has sshd and login; a rule demands a proof from sudo.
    func policy(_ require: Requirement = .always, methods: [Method] = [.totp, .recoveryCode]) -> Policy {
        PolicyTests.policy(
            table(require, methods: methods, enrol: enrol, until: until),
            [rule("r", service: ["sudo"], require: require)])
    }
}
