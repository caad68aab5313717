import Identity
import Policy
import Settings

/// Under `risk`, an account without a factor: what becomes of it at each risk, by who may enrol and what is on file.
struct VoucherRow: Sendable, CustomStringConvertible {
    let enrol: EnrolmentPolicy
    let proofs: Set<OutOfBandChannel>
    let hasPass: Bool
    let words: [Substring]

    /// Words: `offer`, `low` (not asked), `vouch` (a mailed code, or a pass) and `admin` (a pass alone), each with `+` where
    /// a factor is offered then, `odd` (refused: nobody vouches).
    static let all = [
        //                        before enrol_until         once it has come
        //                        low   elevated high        low elevated high
        Self(.firstLogin, "       offer odd    odd           low odd    odd"),
        Self(.firstLogin, "m      offer vouch+ vouch+        low vouch  vouch"),
        Self(.firstLogin, "p      offer admin+ admin+        low admin  admin"),
        Self(.firstLogin, "mp     offer vouch+ vouch+        low vouch  vouch"),
        Self(.proof, "            low   odd    odd           low odd    odd"),
        Self(.proof, "m           offer vouch+ vouch+        low vouch  vouch"),
        Self(.proof, "p           low   admin+ admin+        low admin  admin"),
        Self(.proof, "mp          offer vouch+ vouch+        low vouch  vouch"),
        Self(.pass, "             low   odd    odd           low odd    odd"),
        Self(.pass, "m            low   vouch  vouch         low vouch  vouch"),
        Self(.pass, "p            low   admin+ admin+        low admin  admin"),
        Self(.pass, "mp           low   vouch  vouch         low vouch  vouch"),
        Self(.admin, "            low   odd    odd           low odd    odd"),
        Self(.admin, "m           low   vouch  vouch         low vouch  vouch"),
        Self(.admin, "p           low   admin  admin         low admin  admin"),
        Self(.admin, "mp          low   vouch  vouch         low vouch  vouch"),
    ]

    /// `m`: an e-mail address is on file; `p`: there is a pass.
    private init(_ enrol: EnrolmentPolicy, _ text: String) {
        let words = text.split(separator: " ")
        let isMarked = words.count == 7
        let mark = isMarked ? words[0] : ""
        self.enrol = enrol
        proofs = mark.contains("m") ? [.email] : []
        hasPass = mark.contains("p")
        self.words = Array(words.dropFirst(isMarked ? 1 : 0))
    }

    var description: String { "\(enrol.rawValue) \(proofs.isEmpty ? "" : "mail") \(hasPass ? "pass" : "")" }

    /// The days of the columns: today is the last of January 2027.
    static let days = ["2027-02-01", "2027-01-31"]

    func policy(until: String) -> Policy {
        PolicyTests.policy(table(.risk, enrol: enrol, until: day(until)))
    }

    func login(_ level: RiskLevel) -> LoginFacts {
        var facts = PolicyTests.login(as: .notEnrolled, pass: hasPass, proofs: proofs)
        facts.risk = .signals(level.signals)
        return facts
    }
}
