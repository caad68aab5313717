import Account
import Conversation
import Identity
import Policy
import Settings
import Testing
import Wire

/// A login that may be spared its code: what its session has proven, with which key it comes, how odd it looks.
struct Occasion: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var house = House.steppingUp
    var account = AccountView.familiar
    /// What sshd accepted.
    var proof = Fixture.key
    /// When this session has proven a factor, in seconds ago.
    var proofAge: Int64?
    /// Accounts for which wrong codes came from there.
    var failing = 0
    var isClockDoubted = false
    /// Why nobody is asked, after the first factor; nil where somebody is, or nobody gets in.
    var spares: NotAskedReason?
    /// Whether `r` and a code is taken.
    var offers = false

    /// Where it takes place.
    struct Ground: Sendable, CustomTestStringConvertible {
        let phase: Phase
        let standpoint: LoginRequest.Standpoint

        var testDescription: String { "\(phase), \(standpoint)" }
        var isAuthOfKnown: Bool { phase == .auth && standpoint == .afterFirstFactor }
    }

    static let grounds = [
        Ground(phase: .auth, standpoint: .afterFirstFactor),
        Ground(phase: .auth, standpoint: .beforeFirstFactor), Ground(phase: .auth, standpoint: .ownAccount),
        Ground(phase: .account, standpoint: .afterFirstFactor),
    ]

    /// As the daemon makes it, which looks for sessions of those alone whose first factor is proven.
    func conversation(on ground: Ground) throws -> LoginConversation {
        // Whoever is not past the first factor has no key to show, and the account phase is told none.
        let shown = ground.isAuthOfKnown ? proof : nil
        guard let request = try Fixture.request(ground.phase, ground.standpoint, by: shown) else {
            throw IdentityError.empty
        }
        var circumstances = Fixture.circumstances
        if ground.standpoint == .afterFirstFactor { circumstances.sessionProofAge = proofAge }
        circumstances.accountsFailedFromThere = failing
        circumstances.isClockDoubted = isClockDoubted
        return Fixture.conversation(request, house, circumstances)
    }

    /// Why nobody is asked there.
    func spares(on ground: Ground) -> NotAskedReason? {
        guard !(ground.phase == .auth && ground.standpoint == .beforeFirstFactor) else { return nil }
        switch spares {
        case .provenLately: return ground.standpoint == .afterFirstFactor ? spares : nil
        case .remembered: return ground.isAuthOfKnown ? spares : nil
        default: return spares
        }
    }

    func offers(on ground: Ground) -> Bool { offers && ground.isAuthOfKnown }
}

extension House {
    private static let remembrance = Remembrance(
        idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: false)

    static let remembering = Self(methods: Method.allCases, remember: remembrance)
    static let rememberingHere = Self(
        methods: Method.allCases,
        remember: Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: true))
    static let rememberingAtRisk = Self(require: .risk, methods: Method.allCases, remember: remembrance)
    static let rememberingAndSteppingUp = Self(
        methods: Method.allCases, isStepUp: true, remember: remembrance)
}
