import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// Without the authenticator: a recovery code, an administrator's pass; and with several authenticators.
extension Script {
    private static let third = Acceptance.recoveryCode(number: 3, left: 6)
    private static let told = Message.recoveryCodeAccepted(number: 3, left: 6)
    private static let judgeRecoveryCode = Effect.judging(.recovery(Fixture.recoveryCode), [.recoveryCode])
    private static let judgePass = Effect.judging(.pass(Fixture.passCode), [.pass])
    private static let judgePassFirst = Effect.judgingOwner(.pass(Fixture.passCode), [.pass])
    private static let everyMethod = House(methods: Method.allCases)

    private static func opening(_ account: AccountView) -> [(Event, Effect?)] {
        [(.began(.none), .load), (.found(account), .ask())]
    }

    private static let recovered =
        opening(.withRecoveryCodes(7)) + [
            (.recoveryCode, judgeRecoveryCode), (.accepted(third), .ask(.goOn, telling: [told])),
        ]

    private static func throughSSHD(_ description: String, _ last: (Event, Effect?)) -> Self {
        Self(description, throughSSHD: true, house: everyMethod, recovered + [last])
    }

    static let recovery = [
        throughSSHD("a recovery code, and Enter below the rest", (.enter, .end(.granted, .accepted(third)))),
        throughSSHD("a recovery code, and hung up", (.hungUp, .end(.refused, .abandoned))),
        throughSSHD("a recovery code, and too slow", (.timedOut, .end(.refused, .abandoned))),
        throughSSHD("a recovery code, and out of order", (.accepted, .end(.refused, .outOfOrder))),
        Self(
            "a recovery code at a console", house: everyMethod,
            opening(.withRecoveryCodes(7)) + [
                (.recoveryCode, judgeRecoveryCode),
                (.accepted(third), .end(.granted, .accepted(third), told)),
            ]),
        Self(
            "a recovery code that was used, then another one", house: everyMethod,
            opening(.withRecoveryCodes(7)) + [
                (.recoveryCode, judgeRecoveryCode),
                (.refused(.spentRecoveryCode(number: 3)), .ask(.usedRecoveryCode(number: 3))),
                (.recoveryCode, judgeRecoveryCode),
                (.accepted(third), .end(.granted, .accepted(third), told)),
            ]),
        Self(
            "a recovery code where there are none left", house: everyMethod,
            opening(.withRecoveryCodes(0)) + [(.recoveryCode, .ask(.malformedCode(digits: 6)))]),
        Self(
            "a recovery code where policy takes none",
            opening(.withRecoveryCodes(7)) + [(.recoveryCode, .ask(.malformedCode(digits: 6)))]),
    ]

    private static func used(_ left: Int) -> Acceptance { .pass(usesLeft: left) }

    static let passes = [
        Self(
            "a pass, then an enrolment", house: .passing,
            opening(.withPass) + [
                (.pass, judgePassFirst), (.accepted(used(0)), .makeKey),
                (.keyMade(digits: 6), .showKey(.passAccepted(usesLeft: 0), .enrolment(.needed))),
            ] + EnrolmentLines.all(to: .end(.granted, .enrolled))),
        Self(
            "a pass, and then nothing set up", house: .passing,
            opening(.withPass) + [
                (.pass, judgePassFirst), (.accepted(used(0)), .makeKey),
                (.keyMade(digits: 6), .showKey(.passAccepted(usesLeft: 0), .enrolment(.needed))),
                (.typed("q"), .end(.refused, .givenUp, .enrolment(.givenUp))),
            ]),
        Self(
            "a pass where only administrators enrol",
            opening(.withPass) + [
                (.pass, judgePass),
                (.accepted(used(2)), .end(.granted, .accepted(used(2)), .passAccepted(usesLeft: 2))),
            ]),
        Self(
            "a pass beside a factor",
            opening(AccountView(hasPass: true, factors: AccountView.enrolled.factors)) + [
                (.pass, judgePass),
                (.accepted(used(1)), .end(.granted, .accepted(used(1)), .passAccepted(usesLeft: 1))),
            ]),
        Self(
            "a pass that opens a dormant account",
            opening(.dormantWithPass) + [
                (.code, .ask(.malformedPass)), (.pass, judgePass),
                (.accepted(used(0)), .end(.granted, .accepted(used(0)), .passAccepted(usesLeft: 0))),
            ]),
        Self(
            "a pass that nobody gave out",
            opening(.enrolled) + [(.pass, .ask(.malformedCode(digits: 6)))]),
    ]

    private static let judgeToken = Effect.judging(.authenticator(Fixture.code), [.hotp])

    static let severalFactors = [
        Self(
            "an app and a token of six digits: the first that policy names", house: everyMethod,
            opening(.withEverything) + [(.code, .judgeCode)]),
        Self(
            "an app and a token, and policy names tokens first", house: House(methods: [.hotp, .totp]),
            opening(.withEverything) + [(.code, judgeToken)]),
        Self(
            "an app and a token, and a word", house: everyMethod,
            opening(.withEverything) + [
                (.typed("HOTP"), .ask(.otherAuthenticator(.token))), (.code, judgeToken),
                (.refused(.spent(.hotp)), .ask(.usedTokenCode)),
                (.typed("totp"), .ask(.otherAuthenticator(.app))),
                (.typed("123456 654321"), .judging(pair, [.totp])),
            ]),
        Self(
            "a word for what policy does not take",
            opening(.withEverything) + [(.typed("hotp"), .ask(.malformedCode(digits: 6)))]),
        Self(
            "everything that can be typed, explained", house: everyMethod,
            opening(.withEverything) + [(.typed("?"), .ask(.help(help(.app, .token)), .contact("Ann")))]),
        Self(
            "the same, once the token was chosen", house: everyMethod,
            opening(.withEverything) + [
                (.typed("hotp"), .ask(.otherAuthenticator(.token))),
                (.typed("?"), .ask(.help(help(.token, .app)), .contact("Ann"))),
            ]),
        Self(
            "a token alone", house: everyMethod,
            opening(.withTokenAlone) + [(.code, judgeToken)]),
        Self(
            "a token alone where policy takes apps",
            [
                (.began(.none), .load),
                (.found(.withTokenAlone), .end(.refused, .refusedByPolicy(.noMethod), .noMethod)),
            ]),
    ]

    private static let pair = TypedCode.pair(Fixture.code, Array("654321".utf8))

    private static func help(_ first: Help.Authenticator, _ other: Help.Authenticator) -> Help {
        Help(authenticator: first, digits: 6, other: other, takesRecoveryCodes: true, takesPass: true)
    }

    static let root: NameServiceAnswer =
        (try? AccountName("root")).map { .found(name: $0, uid: .root, gids: []) } ?? .failed
}
