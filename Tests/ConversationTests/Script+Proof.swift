import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// A first login under `enrol = "proof"`: a code to the contact on file, or a pass, before the key is shown.
extension Script {
    private static let sendSMS = Effect.send(.sms, provingContact: true)

    private static func proving(
        _ description: String, of account: AccountView = .withContactAlone, _ lines: [(Event, Effect?)]
    ) -> Self {
        Self(
            description, house: .proving,
            [
                (.began(.none), .load), (.found(account), .sendProof),
                (.sent, .ask(.needed(takesPass: account.hasPass), .toMail)),
            ] + lines)
    }

    private static let shown: [(Event, Effect?)] = [
        (.accepted(.byMail), .makeKey), (.keyMade(digits: 6), .showKey(.enrolment(.needed))),
    ]

    static let proofs = [
        proving(
            "the code that was sent, then the key",
            [(.sentCode, .judgeOwnMail)] + shown + EnrolmentLines.all(to: .end(.granted, .enrolled))),
        proving(
            "the code that was sent, and nothing set up",
            [(.sentCode, .judgeOwnMail)] + shown + [
                (.typed("q"), .end(.refused, .givenUp, .enrolment(.givenUp)))
            ]),
        proving(
            "a pass in its place", of: .withContactsAlone,
            [
                (.pass, .judgingOwner(.pass(Fixture.passCode), [.pass])),
                (.accepted(.pass(usesLeft: 0)), .makeKey),
                (
                    .keyMade(digits: 6), .showKey(.passAccepted(usesLeft: 0), .enrolment(.needed))
                ),
            ] + EnrolmentLines.all(to: .end(.granted, .enrolled))),
        proving(
            "the other contact", of: .withContactsAlone,
            [
                (.typed("sms"), sendSMS),
                (.sent, .ask(.delivery(.sent(.sms, to: Fixture.phone, minutes: 10)))),
                (.sentCode, .judgingOwner(.authenticator(Fixture.sentCode), [.sms])),
                (.accepted(.sentCode(.sms, nil)), .makeKey),
            ]),
        proving(
            "wrong three times",
            [
                (.sentCode, .judgeOwnMail), (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.sentCode, .judgeOwnMail), (.refused(.foreignCode), .ask(.delivery(.foreignCode))),
                (.sentCode, .judgeOwnMail),
                (
                    .refused(.wrong(triesLeft: 2)),
                    .end(.refused, .refused(.wrong(triesLeft: 2)), .wrongCode(triesLeft: 2))
                ),
            ]),
        proving("a code of an app", [(.code, .ask(.malformedCode(digits: 8)))]),
        proving("Enter", [(.enter, .end(.refused, .emptyAnswer))]),
        proving(
            "sms where there is no number",
            [
                (
                    .typed("sms"),
                    .ask(
                        .delivery(.notTaken(.sms)), .delivery(.alternatives([.channel(.email)])),
                        .contact("Ann"))
                )
            ]),
        Self(
            "nothing could be sent, and a pass is offered", house: .proving,
            [
                (.began(.none), .load), (.found(.withContactsAlone), .sendProof),
                (
                    .delivered(.failed(.unreachable)),
                    .ask(
                        .needed(takesPass: true),
                        .delivery(.notSent(.email, to: Fixture.mail, .unreachable)),
                        .delivery(.alternatives([.channel(.sms), .pass])))
                ),
            ]),
        Self(
            "started over: what was sent is good, and nothing is sent again", house: .proving,
            [
                (.began(.none), .load),
                (
                    .found(.withContactAlone.startedOver(.email)),
                    .ask(.needed(takesPass: false), .delivery(.sentBefore(.email, to: Fixture.mail)))
                ), (.sentCode, .judgeOwnMail),
            ]),
        Self(
            "nobody knows where to send it", house: .proving,
            [
                (.began(.none), .load),
                (
                    .found(.empty),
                    .end(.refused, .refusedByPolicy(.notEnrolled), .notEnrolled(opensByPass: true))
                ),
            ]),
        Self(
            "a screen locker proves no contact", .auth, .ownAccount, house: .proving,
            [
                (.began(.none), .load),
                (.found(.withContactAlone), .end(.refused, .refusedByPolicy(.notEnrolled), .refused)),
            ]),
        Self(
            "the account phase proves no contact", .account, house: .proving,
            [
                (.began(.none), .load),
                (.found(.withContactAlone), .end(.refused, .proofMissing, .proofMissing)),
            ]),
    ]

    private static func announced(_ opens: EnrolmentMessage.Opening) -> Effect {
        .ask(
            .announcement(mayEnrol: opens == .person),
            telling: [.enrolment(.announced(from: House.day, days: 16, opens: opens))])
    }

    private static let goesOn = Effect.end(.notAsked, .announced(House.day))

    private static func announcing(
        _ description: String, _ account: AccountView, _ opens: EnrolmentMessage.Opening,
        _ lines: [(Event, Effect?)]
    ) -> Self {
        Self(
            description, house: .announcingProof,
            [(.began(.none), .load), (.found(account), announced(opens))] + lines)
    }

    private static let asksForIt: [(Event, Effect?)] = [
        (.typed("e"), .sendProof), (.sent, .ask(.needed(takesPass: false), .toMail)),
    ]

    static let announcedProofs = [
        announcing("announced, and Enter: nothing is sent", .withContactAlone, .person, [(.enter, goesOn)]),
        announcing(
            "announced, proven and set up", .withContactAlone, .person,
            asksForIt + [(.sentCode, .judgeOwnMail), (.accepted(.byMail), .makeKey)] + [
                (.keyMade(digits: 6), .showKey(.enrolment(.needed)))
            ] + EnrolmentLines.all(to: .end(.granted, .enrolled))),
        announcing(
            "announced, begun and not proven", .withContactAlone, .person, asksForIt + [(.enter, goesOn)]),
        announcing(
            "announced, proven and given up", .withContactAlone, .person,
            asksForIt + [
                (.sentCode, .judgeOwnMail), (.accepted(.byMail), .makeKey),
                (.keyMade(digits: 6), .showKey(.enrolment(.needed))), (.typed("q"), goesOn),
            ]),
        announcing("announced where there is no contact", .empty, .pass, [(.typed("e"), goesOn)]),
    ]
}
