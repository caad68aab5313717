import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// Asked because something is odd, and not asked because nothing is.
extension Script {
    private static let first = Message.occasion(.asked([.absence]))
    private static func needed(byContact: Bool, takesPass: Bool) -> Message {
        .occasion(.voucherNeeded(byContact: byContact, takesPass: takesPass))
    }
    private static let offered = Effect.ask(
        .announcement(mayEnrol: true), telling: [.occasion(.enrolmentOffered)])
    private static let calm = Effect.end(.notAsked, .notAsked(.lowRisk))
    private static let pass = Acceptance.pass(usesLeft: 0)

    private static func odd(
        _ description: String, _ phase: Phase, _ standpoint: LoginRequest.Standpoint,
        _ lines: [(Event, Effect?)]
    ) -> Self {
        Self(description, phase, standpoint, house: .odd, lines)
    }

    private static func odd(_ description: String, _ lines: [(Event, Effect?)]) -> Self {
        odd(description, .auth, .afterFirstFactor, lines)
    }

    private static func odd(_ description: String, _ phase: Phase, _ lines: [(Event, Effect?)]) -> Self {
        odd(description, phase, .afterFirstFactor, lines)
    }

    static let risks = [
        odd(
            "odd, and told why",
            [
                (.began(.none), .load), (.enrolled, .ask(first)), (.code, .judgeCode),
                (.accepted, .end(.granted, .accepted(Fixture.acceptance))),
            ]),
        odd("odd, before the first factor", .auth, .beforeFirstFactor, [(.began(.none), .ask())]),
        odd(
            "odd, by a key alone", .account,
            [(.began(.none), .load), (.enrolled, .end(.refused, .proofMissing, .proofMissing))]),
        odd(
            "odd, and proven in auth", .account,
            [(.began(.valid), .load), (.enrolled, .end(.granted, .provenBefore))]),
        odd(
            "odd by now, and let past in auth", .account,
            [(.began(.letPast), .load), (.enrolled, .end(.notAsked, .letPastBefore))]),
        odd(
            "odd, let past in auth, and locked since", .account,
            [
                (.began(.letPast), .load),
                (.found(.locked), .end(.refused, .refusedByPolicy(.locked), .locked)),
            ]),
        odd(
            "odd, and nobody vouches",
            [
                (.began(.none), .load),
                (
                    .found(.empty),
                    .end(.refused, .refusedByPolicy(.oddWithoutFactor), .occasion(.noVoucher))
                ),
            ]),
        odd(
            "nobody of whom anything was kept, who is offered a factor",
            [(.began(.none), .load), (.loaded(.nothing), offered), (.enter, calm)]),
        odd(
            "odd, a pass, and no factor wanted",
            [
                (.began(.none), .load),
                (.found(.withPass), .ask(first, needed(byContact: false, takesPass: true))),
                (.pass, .judging(.pass(Fixture.passCode), [.pass])),
                (
                    .accepted(pass),
                    .ask(
                        .announcement(mayEnrol: true),
                        telling: [.passAccepted(usesLeft: 0), .occasion(.enrolmentOffered)])
                ),
                (.enter, .end(.granted, .accepted(pass))),
            ]),
        odd(
            "odd, and vouched for by mail",
            [
                (.began(.none), .load), (.found(.withContactAlone), .send(.email, provingContact: true)),
                (
                    .sent,
                    .ask(
                        first, needed(byContact: true, takesPass: false),
                        .delivery(.sent(.email, to: Fixture.mail, minutes: 10)))
                ), (.sentCode, .judging(.authenticator(Fixture.sentCode), [.email])),
                (.accepted(.byMail), offered), (.typed("e"), .makeKey),
            ]),
        Self(
            "calm, and enrolled", house: .calm, [(.began(.none), .load), (.enrolled, calm)]),
        Self(
            "calm, and offered a factor", house: .calm,
            [(.began(.none), .load), (.loaded(.nothing), offered), (.enter, calm)]),
        Self(
            "calm, and a factor begun and given up", house: .calm,
            [
                (.began(.none), .load), (.loaded(.nothing), offered), (.typed("e"), .makeKey),
                (.keyMade(digits: 6), .showKey()), (.typed("q"), calm),
            ]),
        Self(
            "calm, in account", .account, house: .calm,
            [(.began(.none), .load), (.loaded(.nothing), calm)]),
    ]

    static let stepUps = [
        Self(
            "a step-up, told what for", house: .steppingUp,
            [
                (.began(.none), .load), (.enrolled, .ask(purpose)), (.code, .judgeCode),
                (.accepted, .end(.granted, .accepted(Fixture.acceptance))),
            ]),
        Self(
            "a step-up without a factor", house: .steppingUp,
            [
                (.began(.none), .load),
                (
                    .loaded(.nothing),
                    .end(.refused, .refusedByPolicy(.notEnrolledAtStepUp), .occasion(.noFactorForStepUp))
                ),
            ]),
        Self(
            "a step-up that skipped auth", .account, house: .steppingUp,
            [(.began(.none), .load), (.enrolled, .end(.refused, .proofMissing, missing))]),
        Self(
            "a step-up proven in auth", .account, house: .steppingUp,
            [(.began(.valid), .load), (.enrolled, .end(.granted, .provenBefore))]),
    ]

    private static let sshd = try? ServiceName("sshd")
    private static let purpose =
        sshd.map { Message.occasion(.purpose($0, target: nil, host: "web1")) } ?? .refused
    private static let missing = sshd.map { Message.occasion(.freshProofMissing($0)) } ?? .refused
}
