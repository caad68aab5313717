import Identity
import Policy
import Settings
import Testing

/// Every combination of what settings say and of what is known of a login, against what must always hold.
@Suite struct `Whatever the settings and the login` {
    @Test(arguments: FirstFactorRow.all, Requirement.allCases)
    func `no lock, no dormancy and no limit of enrolment is ever passed`(
        row: FirstFactorRow, require: Requirement
    ) {
        let policy = row.policy(require)
        for facts in Self.logins {
            let outcome = policy.decide(facts).outcome
            #expect(holdsEverywhere(outcome, facts), "\(facts)")
            if outcome.enrols {
                #expect(
                    facts.standing == .notEnrolled && !facts.isDormant && [.always, .risk].contains(require))
                #expect(facts.service.description != "sudo")
                #expect(!(facts.isRemote && facts.subject.uid?.isRoot == true))
                #expect(mayEnrol(facts, by: row))
            }
        }
    }

    @Test(arguments: FirstFactorRow.all)
    func `a factor is asked for by the methods that are allowed`(row: FirstFactorRow) {
        for place in Place.allCases {
            for pass in [false, true] {
                let unusable = place.login(as: .enrolled([.hotp]), pass: pass)
                let none = Outcome.refuse(.noMethod)
                #expect(row.policy().decide(unusable).outcome == (pass ? .askPass(thenEnrol: false) : none))
                let codes = place.login(as: .enrolled([.hotp, .recoveryCode]), pass: pass)
                #expect(row.policy().decide(codes).outcome == .ask([.recoveryCode]))
                let both = place.login(as: .enrolled([.recoveryCode, .totp]), pass: pass)
                #expect(row.policy().decide(both).outcome == .ask([.totp, .recoveryCode]))
            }
        }
    }

    @Test func `a dormant account meets its pass where a proof is demanded, and nothing else`() {
        let policy = FirstFactorRow.atFirstLogin.policy()
        for (service, outcome) in [
            ("sshd", .askPass(thenEnrol: false)), ("sudo", .askPass(thenEnrol: false)),
            ("cron", .refuse(.dormant)), ("systemd-user", .refuse(.dormant)),
        ] as [(String, Outcome)] {
            #expect(policy.decide(login(service, pass: true, dormant: true)).outcome == outcome)
            #expect(policy.decide(login(service, dormant: true)).outcome == .refuse(.dormant))
            let root = login(service, invokedByRoot: true, dormant: true)
            #expect(policy.decide(root).outcome == .notAsked(.rootInvoked))
        }
    }

    /// From the day on, nobody without a pass, whatever else is on file.
    private func mayEnrol(_ facts: LoginFacts, by row: FirstFactorRow) -> Bool {
        let isOver = row.until.map { $0 <= facts.today } ?? false
        return switch row.enrol {
        case .firstLogin: facts.hasPass || !isOver
        case .proof: facts.hasPass || !isOver && !facts.proofs.isEmpty
        case .pass: facts.hasPass
        case .admin: false
        }
    }

    private func holdsEverywhere(_ outcome: Outcome, _ facts: LoginFacts) -> Bool {
        if facts.isLocked { return outcome == .refuse(.locked) }
        if facts.isInvokedByRoot { return outcome == .notAsked(.rootInvoked) }
        guard facts.isDormant else { return outcome != .refuse(.dormant) && outcome != .refuse(.locked) }
        return outcome == (facts.hasPass ? .askPass(thenEnrol: false) : .refuse(.dormant))
    }

    private static let logins = Place.allCases.flatMap { place in
        [Standing.notEnrolled, .enrolled([.totp]), .enrolled([.recoveryCode]), .enrolled([])].flatMap {
            standing in
            (0..<32).map { bits in
                place.login(
                    as: standing, locked: bits & 1 != 0, invokedByRoot: bits & 2 != 0, pass: bits & 4 != 0,
                    proofs: bits & 16 != 0 ? [.sms] : [], dormant: bits & 8 != 0)
            }
        }
    }
}

extension Outcome {
    /// Whether a factor may come out of the login.
    fileprivate var enrols: Bool {
        switch self {
        case .enrol, .askProof, .announce(_, mayEnrol: true), .askPass(thenEnrol: true): true
        case .askVoucher(_, let thenOffer): thenOffer
        case .offer: true
        case .ask, .announce, .askPass, .notAsked, .refuse: false
        }
    }
}
