import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// Codes that are on their way, or came, while something else is asked for.
extension Script {
    private static let slowMail: [(Event, Effect?)] = [
        (.typed("email"), .sendMail),
        (
            .delivered(.underway(.timedOut)),
            .ask(
                .delivery(.underway(.email, to: Fixture.mail, .timedOut)),
                .delivery(.alternatives([.app(byWord: true), .channel(.sms)])))
        ),
    ]

    private static func tooSoon(_ channel: OutOfBandChannel) -> (Event, Effect?) {
        (
            .delivered(.refused(.tooSoon(seconds: 42))), .ask(.delivery(.tooSoon(channel, seconds: 42)))
        )
    }

    static let liveCodes = [
        typing(
            "slow mail, then sms, and the code of either is judged in the same way", of: .withLongCodes,
            slowMail + [
                (.typed("sms"), .sendSMS), (.sent, .toldSMS), (.sentCode, .judgingSent(.sms)),
                (.accepted(.byMail), .end(.granted, .accepted(.byMail))),
            ]),
        typing(
            "asked for too soon: eight digits are the mail's that came", of: .withLongCodes,
            [(.typed("email"), .sendMail), (.sent, .toldMail), (.typed("email"), .sendMail)]
                + [tooSoon(.email), (.sentCode, .judgingSent(.email))]),
        typing(
            "asked for too soon after the app was named: eight digits are the mail's that came",
            of: .withLongCodes,
            slowMail + [
                (.typed("totp"), .ask(.otherAuthenticator(.app))), (.typed("email"), .sendMail),
                tooSoon(.email), (.sentCode, .judgingSent(.email)),
            ]),
        typing(
            "asked for too soon elsewhere: eight digits are the mail's that came", of: .withLongCodes,
            [(.typed("email"), .sendMail), (.sent, .toldMail), (.typed("sms"), .sendSMS)]
                + [tooSoon(.sms), (.sentCode, .judgingSent(.email))]),
        typing(
            "asked for too soon, and nothing came before: eight digits are the app's", of: .withLongCodes,
            [(.typed("email"), .sendMail), tooSoon(.email), (.sentCode, .judgingSent(.totp))]),
        typing(
            "too soon after it was started over: eight digits are the mail's, whatever was named between",
            of: .withLongCodes.startedOver(.email), opening: .sentBefore(.email, to: Fixture.mail),
            [
                (.typed("totp"), .ask(.otherAuthenticator(.app))), (.typed("email"), .sendMail),
                tooSoon(.email), (.sentCode, .judgingSent(.email)),
            ]),
        typing(
            "beside a code that is on its way the app needs its word", of: .withLongCodes,
            slowMail + [
                (.sentCode, .judgingSent(.email)),
                (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.typed("totp"), .ask(.otherAuthenticator(.app))), (.sentCode, .judgingSent(.totp)),
            ]),
    ]

    private static func typing(
        _ description: String, of account: AccountView, opening: DeliveryMessage,
        _ lines: [(Event, Effect?)]
    ) -> Self {
        Self(
            description, house: House(methods: Method.allCases),
            beginning(account, .ask(.delivery(opening))) + lines)
    }

    /// Two codes of an app in a row end a wait; whoever has none is not told of that.
    static let waits = [
        Self(
            "a wait beside an app", house: House(methods: Method.allCases),
            beginning(.mailedAndApp) + [
                (.code, .judgeCode),
                (.refused(.throttled(seconds: 32)), .ask(.tooManyTries(seconds: 32))),
            ]),
        Self(
            "a wait where codes by mail are all there is", house: House(methods: Method.allCases),
            beginning(.mailed, .sendMail) + [
                (.sent, .toldMail), (.sentCode, .judgingSent(.email)),
                (.refused(.throttled(seconds: 32)), .ask(.tooManyGuesses(seconds: 32))),
            ]),
    ]
}
