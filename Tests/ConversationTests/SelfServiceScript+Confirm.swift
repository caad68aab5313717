import Account
import Conversation
import Identity
import Messages
import Policy
import Wire

/// A program wants something confirmed: nothing is asked where the session has proven a factor lately.
extension SelfServiceScript {
    private static let export = SelfServiceRequest.Action.confirmExport
    private static let ofBob = SelfServiceRequest.Action.confirmExportOfBob
    private static let told = Message.occasion(.confirming("export customers", host: "web1"))
    private static let done = Effect.end(.granted, .accepted(Fixture.acceptance))

    private static func confirm(
        _ description: String, _ action: SelfServiceRequest.Action = export, in session: Int64?,
        isKnown: Bool = true, _ first: Effect, _ lines: [(Event, Effect?)]
    ) -> Self {
        let standing = isKnown ? SessionStanding(proofAge: session) : nil
        return Self(
            description, action,
            from: [
                (.began(.none), .load), (.found(.enrolled), .findSession), (.sessionFound(standing), first),
            ] + lines)
    }

    private static let proven: [(Event, Effect?)] = [
        (.code, .judgeOwnCode), (.accepted, .renewSession), (.sessionRenewed(true), done),
    ]

    static let confirmations = [
        confirm(
            "confirm at once, after a fresh proof", in: 899,
            .end(.granted, .provenLately, .occasion(.provenLately)), [(.code, nil)]),
        confirm("confirm once the proof is too old", in: 900, .ask(told), proven),
        confirm("confirm in a session that has proven nothing", in: nil, .ask(told), proven),
        confirm(
            "confirm outside of any session", in: nil, isKnown: false,
            .ask(.password, telling: [told, .selfService(.needsPasswordFirst)]),
            [
                (.typed("secret"), .checkPassword(Array("secret".utf8))),
                (.passwordChecked(.accepted), .ask()),
                (.code, .judgeOwnCode), (.accepted, .renewSession), (.sessionRenewed(false), done),
            ]),
        confirm("confirm for somebody else", ofBob, in: nil, isKnown: false, .ask(told), proven),
        confirm(
            "confirm, and Enter", in: 900,
            .ask(told), [(.enter, .end(.refused, .emptyAnswer, .selfService(.notConfirmed)))]),
        Self(
            "confirm without a factor", export,
            from: [
                (.began(.none), .load),
                (.loaded(.nothing), .end(.refused, .impossible(.noFactor), .selfService(.noFactor))),
            ]),
        Self(
            "confirm while locked", export,
            from: [
                (.began(.none), .load), (.found(.locked), .end(.refused, .refusedByPolicy(.locked), .locked)),
            ]),
    ]
}
