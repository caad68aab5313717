import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// Codes that are sent at a login.
extension Script {
    private static let everyMethod = House(methods: Method.allCases)

    /// What is typed at the prompt of an account with both contacts.
    static func typing(
        _ description: String, of account: AccountView = .reachableByBoth,
        house: House = House(methods: Method.allCases), _ lines: [(Event, Effect?)]
    ) -> Self {
        Self(description, house: house, beginning(account) + lines)
    }

    static func beginning(_ account: AccountView, _ effect: Effect = .ask()) -> [(Event, Effect?)] {
        [(.began(.none), .load), (.found(account), effect)]
    }

    static let sentCodes = [
        typing(
            "email, and the code that came",
            [
                (.typed("email"), .sendMail), (.sent, .toldMail), (.sentCode, .judgingSent(.email)),
                (.accepted(.byMail), .end(.granted, .accepted(.byMail))),
            ]),
        typing(
            "mail is another word for it", [(.typed(" Mail "), .sendMail), (.sent, .toldMail)]),
        typing(
            "sms, and the code that came",
            [(.typed("SMS"), .sendSMS), (.sent, .toldSMS), (.typed("12345678"), .judgingSent(.sms))]),
        typing(
            "the one, then the other",
            [
                (.typed("email"), .sendMail), (.sent, .toldMail), (.typed("sms"), .sendSMS),
                (.sent, .toldSMS),
                (.sentCode, .judgingSent(.sms)),
                (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.typed("email"), .sendMail),
                (
                    .delivered(.sent(minutes: 9, isAgain: true)),
                    .ask(.delivery(.sentAgain(.email, to: Fixture.mail)))
                ), (.sentCode, .judgingSent(.email)),
            ]),
        typing(
            "wrong three times",
            [(.typed("email"), .sendMail), (.sent, .toldMail)]
                + [4, 3].flatMap { left -> [(Event, Effect?)] in
                    [
                        (.sentCode, .judgingSent(.email)),
                        (.refused(.wrong(triesLeft: left)), .ask(.wrongCode(triesLeft: left))),
                    ]
                } + [
                    (.sentCode, .judgingSent(.email)),
                    (
                        .refused(.wrong(triesLeft: 2)),
                        .end(.refused, .refused(.wrong(triesLeft: 2)), .wrongCode(triesLeft: 2))
                    ),
                ]),
        typing(
            "a code of the app although one was sent",
            [(.typed("email"), .sendMail), (.sent, .toldMail), (.code, .judgeCode)]),
        typing(
            "eight digits before any were sent", of: .reachable,
            [
                (.sentCode, .judgingSent(.email)),
                (.refused(.notSent(.email)), .ask(.delivery(.noCodeSent(.email)))),
            ]),
        typing(
            "hung up while it is sent", [(.typed("email"), .sendMail), (.hungUp, .end(.refused, .abandoned))]),
        typing(
            "an answer while it is sent",
            [(.typed("email"), .sendMail), (.sentCode, .end(.refused, .outOfOrder)), (.sent, nil)]),
        typing("a delivery that nobody asked for", [(.sent, .end(.refused, .outOfOrder))]),
        typing(
            "eight prompts, however often it is asked for",
            (1...7).flatMap { _ -> [(Event, Effect?)] in [(.typed("email"), .sendMail), (.sent, .toldMail)] }
                + [(.typed("email"), .sendMail), (.sent, .end(.refused, .abandoned, .noMoreTries))]),
    ]

    /// An app whose codes have eight digits, too.
    static let longCodes = [
        typing("eight digits are the app's", of: .withLongCodes, [(.sentCode, .judgingSent(.totp))]),
        typing(
            "eight digits are the mail's once it was sent, and the app's when it is named",
            of: .withLongCodes,
            [
                (.typed("email"), .sendMail), (.sent, .toldMail), (.sentCode, .judgingSent(.email)),
                (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.typed("totp"), .ask(.otherAuthenticator(.app))), (.sentCode, .judgingSent(.totp)),
            ]),
        typing(
            "eight digits are the app's again where nothing could be sent", of: .withLongCodes,
            [
                (.typed("email"), .sendMail),
                (
                    .delivered(.failed(.unreachable)),
                    .ask(
                        .delivery(.notSent(.email, to: Fixture.mail, .unreachable)),
                        .delivery(.alternatives([.app(byWord: true), .channel(.sms)])))
                ), (.sentCode, .judgingSent(.totp)),
            ]),
        typing(
            "eight digits are still the first mail's where the second failed", of: .withLongCodes,
            [
                (.typed("email"), .sendMail), (.sent, .toldMail), (.typed("email"), .sendMail),
                (.delivered(.refused(.sentOften)), .ask(.delivery(.sentOften(.email)))),
                (.sentCode, .judgingSent(.email)),
            ]),
        typing(
            "two codes of the app in one answer", of: .withLongCodes,
            [
                (.typed("email"), .sendMail), (.sent, .toldMail),
                (
                    .typed("12345678 87654321"),
                    .judging(.pair(Fixture.sentCode, Fixture.sentCode.reversed()), [.totp])
                ),
            ]),
    ]

    /// The person's method is the first of those that policy names.
    static let chosenMail = [
        Self(
            "codes by mail are the factor: one goes out at once", house: everyMethod,
            beginning(.mailed, .sendMail) + [
                (.sent, .toldMail), (.sentCode, .judgingSent(.email)),
                (.accepted(.byMail), .end(.granted, .accepted(.byMail))),
            ]),
        Self(
            "an app comes first, so nothing is sent", house: everyMethod, beginning(.mailedAndApp)),
        Self(
            "mail comes first by policy, and the app is taken all the same",
            house: House(methods: [.email, .totp]),
            beginning(.mailedAndApp, .sendMail) + [(.sent, .toldMail), (.code, .judgeCode)]),
        Self(
            "the mail of others comes first by policy, and nothing is sent",
            house: House(methods: [.email, .totp]), beginning(.reachable)),
        Self(
            "a factor whose address was never proven", house: everyMethod,
            [
                (.began(.none), .load),
                (.found(.mailedElsewhere), .end(.refused, .refusedByPolicy(.noMethod), .noMethod)),
            ]),
        Self(
            "started over: told of what was sent, and nothing is sent again", house: everyMethod,
            beginning(
                .mailed.startedOver(.email), .ask(.delivery(.sentBefore(.email, to: Fixture.mail)))) + [
                    (.sentCode, .judgingSent(.email)),
                    (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                    (.typed("email"), .sendMail),
                    (
                        .delivered(.refused(.tooSoon(seconds: 42))),
                        .ask(.delivery(.tooSoon(.email, seconds: 42)))
                    ), (.sentCode, .judgingSent(.email)),
                ]),
        Self(
            "started over after a word: eight digits are the mail's", house: everyMethod,
            beginning(
                .withLongCodes.startedOver(.sms), .ask(.delivery(.sentBefore(.sms, to: Fixture.phone)))) + [
                    (.sentCode, .judgingSent(.sms))
                ]),
        Self(
            "a screen locker sends nothing", .auth, .ownAccount, house: everyMethod,
            beginning(.mailedAndApp) + [
                (.typed("email"), .ask(.malformedCode(digits: nil))),
                (.sentCode, .ask(.malformedCode(digits: nil))), (.code, .judgeCode),
            ]),
        Self(
            "the account phase sends nothing", .account, house: everyMethod,
            [(.began(.none), .load), (.found(.mailed), .end(.refused, .proofMissing, .proofMissing))]),
    ]
}
