import Identity
import Policy
import Settings
import Testing

@Suite struct `An account without a factor` {
    @Test(arguments: FirstFactorRow.all)
    func `is enrolled, told, asked for a proof or refused by the table`(row: FirstFactorRow) {
        let outcomes = [false, true].flatMap { pass in
            Place.allCases.map {
                row.policy().decide($0.login(as: .notEnrolled, pass: pass, proofs: row.proofs)).outcome.word
            }
        }
        #expect(outcomes.joined(separator: " ") == row.words.split(separator: " ").joined(separator: " "))
    }

    @Test(arguments: FirstFactorRow.all, [Requirement.never, .ifEnrolled])
    func `is let in where nothing is demanded of it`(row: FirstFactorRow, require: Requirement) {
        for pass in [false, true] {
            for place in Place.allCases {
                let facts = place.login(as: .notEnrolled, pass: pass, proofs: row.proofs)
                let outcome = row.policy(require).decide(facts).outcome
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

    @Test(arguments: FirstFactorRow.all.filter { $0.enrol != .proof })
    func `gains nothing by a contact where a contact proves nothing`(row: FirstFactorRow) {
        for (place, pass) in Place.allCases.flatMap({ place in [(place, false), (place, true)] }) {
            let bare = row.policy().decide(place.login(as: .notEnrolled, pass: pass))
            let known = row.policy().decide(
                place.login(as: .notEnrolled, pass: pass, proofs: [.email, .sms]))
            #expect(bare == known && known.proofs == nil)
        }
    }

    @Test(
        arguments: [
            ([.totp], [.email, .sms], .askProof([.email, .sms])),
            ([.totp, .sms], [.email, .sms], .askProof([.sms, .email])),
            ([.sms, .totp, .email], [.email, .sms], .askProof([.sms, .email])),
            ([.email, .totp, .sms], [.sms], .askProof([.sms])),
            ([.totp, .sms], [.email], .askProof([.email])),
            ([.email, .sms], [.email, .sms], .refuse(.notEnrolled)),
            ([.totp, .email], [], .refuse(.notEnrolled)),
        ] as [([Method], Set<OutOfBandChannel>, Outcome)])
    func `is asked for a code by the channels on file, those of methods first`(
        methods: [Method], proofs: Set<OutOfBandChannel>, outcome: Outcome
    ) {
        let facts = Place.sshd.login(as: .notEnrolled, proofs: proofs)
        #expect(FirstFactorRow.byContact.policy(methods: methods).decide(facts).outcome == outcome)
    }

    @Test func `is nobody's where there is no such user`() {
        let facts = login(name: nil, uid: nil, gids: [], as: .notEnrolled, proofs: [.email])
        for row in [FirstFactorRow.atFirstLogin, .byContact] {
            #expect(row.policy().decide(facts).outcome == .refuse(.notEnrolled))
        }
    }
}

extension Outcome {
    fileprivate var word: String {
        switch self {
        case .enrol: "enrol"
        case .announce(_, let mayEnrol): mayEnrol ? "told+" : "told"
        case .askProof: "code"
        case .askPass(let thenEnrol): thenEnrol ? "pass+" : "pass"
        case .refuse(.notEnrolled): "held"
        case .refuse(.enrolmentOver): "over"
        case .refuse(.rootFromAfar): "root"
        case .askVoucher(_, let offers): offers ? "vouch+" : "vouch"
        case .offer: "offer"
        case .ask, .notAsked, .refuse: "\(self)"
        }
    }
}
