import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// What becomes of a code that is to be sent, and what is told of it.
extension Script {
    private static let everyMethod = House(methods: Method.allCases)
    private static let others = Message.delivery(
        .alternatives([.app(byWord: false), .channel(.sms), .recoveryCode]))

    /// What became of the code, and what is told of that in the same prompt.
    private static let outcomes: [(DeliveryOutcome, DeliveryMessage, offersOthers: Bool)] = [
        (.underway(nil), .underway(.email, to: Fixture.mail, nil), true),
        (.underway(.busy), .underway(.email, to: Fixture.mail, .busy), true),
        (.failed(.certificate), .notSent(.email, to: Fixture.mail, .certificate), true),
        (.refused(.noContact), .noContact(.email), true),
        (.refused(.notVerified), .notVerified(.email, to: Fixture.mail), true),
        (.refused(.tooManyToday), .tooManyToday(.email), true),
        (.refused(.tooSoon(seconds: 42)), .tooSoon(.email, seconds: 42), false),
        (.refused(.sentOften), .sentOften(.email), false),
        (.refused(.changed), .accountChanged, false),
    ]

    /// What became of the code, and what is told of that in the same prompt.
    private static let told = outcomes.map { outcome, message, offersOthers in
        typing(
            "what was to be sent is \(outcome)",
            [
                (.typed("email"), .sendMail),
                (
                    .delivered(outcome),
                    .ask(
                        .verificationCode, telling: [.delivery(message)] + (offersOthers ? [others] : []))
                ), (.code, .judgeCode),
            ])
    }

    static let deliveries =
        told + [
            typing(
                "what was to be sent is not recorded",
                [(.typed("email"), .sendMail), (.delivered(.unrecorded), .ask(.unavailable, others))]),
            typing(
                "what was to be sent is shut",
                [(.typed("sms"), .sendSMS), (.delivered(.refused(.shut)), .ask(.shut))]),
            Self(
                "nothing could be sent, and there is nothing else", house: everyMethod,
                beginning(.mailed, .sendMail) + [
                    (
                        .delivered(.failed(.notConfigured)),
                        .ask(
                            .delivery(.notSent(.email, to: Fixture.mail, .notConfigured)),
                            .delivery(.noAlternative))
                    )
                ]),
        ]

    static let unreachable = [
        typing(
            "email where policy takes none", house: House(methods: [.totp]),
            [
                (
                    .typed("email"),
                    .ask(
                        .delivery(.notTaken(.email)), .delivery(.alternatives([.app(byWord: false)])),
                        .contact("Ann"))
                ), (.code, .judgeCode),
            ]),
        typing(
            "sms without a number", of: .reachable,
            [
                (
                    .typed("sms"),
                    .ask(
                        .delivery(.noContact(.sms)),
                        .delivery(.alternatives([.app(byWord: false), .channel(.email)])), .contact("Ann"))
                )
            ]),
        typing(
            "email to an address that is not proven", of: .withUnprovenMail,
            [
                (
                    .typed("mail"),
                    .ask(
                        .delivery(.notVerified(.email, to: Fixture.mail)),
                        .delivery(.alternatives([.app(byWord: false), .channel(.sms)])), .contact("Ann"))
                )
            ]),
        typing(
            "email where a pass alone is taken", of: .dormantAndReachable,
            [
                (
                    .typed("email"),
                    .ask(.delivery(.notTaken(.email)), .delivery(.alternatives([.pass])), .contact("Ann"))
                )
            ]),
    ]

    private static func help(after last: LastDelivery?, digits: Int? = nil) -> Effect {
        .ask(
            .help(
                Help(
                    authenticator: .app, digits: digits, takesRecoveryCodes: true, takesPass: false,
                    channels: [
                        Help.Reachable(channel: .email, address: Fixture.mail),
                        Help.Reachable(channel: .sms, address: Fixture.phone),
                    ], last: last)), .contact("Ann"))
    }

    static let explained = [
        typing(
            "? tells of the last delivery",
            [
                (.typed("email"), .sendMail), (.sent, .toldMail), (.typed("?"), .recallDelivery),
                (.deliveryRecalled(Fixture.lastDelivery), help(after: Fixture.lastDelivery)),
                (.sentCode, .judgingSent(.email)),
            ]),
        typing(
            "? before anything was sent",
            [(.typed("?"), .recallDelivery), (.deliveryRecalled(nil), help(after: nil)), (.code, .judgeCode)]),
        typing(
            "? and hung up", [(.typed("?"), .recallDelivery), (.hungUp, .end(.refused, .abandoned))]),
        typing(
            "? where policy takes no codes that are sent", house: House(methods: [.totp]),
            [(.typed("?"), .ask(.appHelp(digits: 6), .contact("Ann")))]),
    ]
}
