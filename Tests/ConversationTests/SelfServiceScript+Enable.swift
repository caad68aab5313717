import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Settings
import Wire

/// `enable`, and taking over a key of one's own.
extension SelfServiceScript {
    private static let done = Effect.end(.granted, .enrolled, .enrolment(.done))
    private static let key: (Event, Effect?) = (.keyMade(digits: 6), .showKey())
    private static let third = Acceptance.recoveryCode(number: 3, left: 0)
    private static let told = Message.recoveryCodeAccepted(number: 3, left: 0)

    static let enable = [
        Self(
            "enable, the first factor", .enableApp, .empty,
            [(.passwordChecked(.accepted), .makeKey), key] + EnrolmentLines.all(to: done)),
        Self(
            "enable, a second factor: the first one proves it, the codes of before stay", .enableNamed,
            .withRecoveryCodes(7),
            [
                (.passwordChecked(.accepted), .ask()), (.code, .judgeOwnCode), (.accepted, .makeKey), key,
                (.code, .proveCode), (.keyProven(.accepted), .commit(.enrol)), (.committed(.done), done),
            ]),
        Self(
            "enable with the last recovery code: new ones are made", .enableApp, .withRecoveryCodes(1),
            [
                (.passwordChecked(.accepted), .ask()),
                (.recoveryCode, .judgingOwner(.recovery(Fixture.recoveryCode), [.recoveryCode])),
                (.accepted(third), .makeKey), (.keyMade(digits: 6), .showKey(told)),
            ] + EnrolmentLines.all(to: done)),
        Self(
            "enable by pass", .enableApp, .withPass, rules: rules(enrol: .pass),
            [
                (.passwordChecked(.accepted), .ask()), (.code, .ask(.malformedPass)),
                (.pass, .judgingOwner(.pass(Fixture.passCode), [.pass])),
                (.accepted(.pass(usesLeft: 0)), .makeKey),
                (.keyMade(digits: 6), .showKey(.passAccepted(usesLeft: 0))),
            ] + EnrolmentLines.all(to: done)),
        Self(
            "enable given up", .enableApp, .empty,
            [
                (.passwordChecked(.accepted), .makeKey), key,
                (.typed("q"), .end(.refused, .givenUp, .enrolment(.givenUp))),
            ]),
        Self(
            "enable, overtaken by a login", .enableApp, .empty,
            [(.passwordChecked(.accepted), .makeKey), key] + EnrolmentLines.saved + [
                (.committed(.overtaken), .end(.refused, .overtaken, .enrolment(.taken)))
            ]),
        Self(
            "enable, wrong at every prompt", .enableApp, .enrolled,
            [
                (.passwordChecked(.accepted), .ask()), (.code, .judgeOwnCode),
                (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))), (.code, .judgeOwnCode),
                (.refused(.wrong(triesLeft: 3)), .ask(.wrongCode(triesLeft: 3))), (.code, .judgeOwnCode),
                (
                    .refused(.throttled(seconds: 32)),
                    .end(.refused, .refused(.throttled(seconds: 32)), .tooManyTries(seconds: 32))
                ),
            ]),
        Self(
            "enable where policy takes no recovery codes", .enableApp, .empty, rules: rules(methods: [.totp]),
            [
                (.passwordChecked(.accepted), .makeKey), key, (.code, .proveCode),
                (.keyProven(.accepted), .commit(.enrol)), (.committed(.done), done),
            ]),
        Self(
            "enable, and gone while it is written", .enableApp, .empty,
            [(.passwordChecked(.accepted), .makeKey), key] + EnrolmentLines.saved + [
                (.hungUp, nil), (.timedOut, nil), (.committed(.done), done),
            ]),
        Self(
            "a key taken over, and Enter", .adoptKey, .empty,
            [
                (.passwordChecked(.accepted), .makeKey),
                (.keyMade(digits: 6), .ask(.selfService(.adopting(name: "authenticator")))),
                (.enter, .end(.refused, .givenUp, .enrolment(.givenUp))),
            ]),
        Self(
            "a key taken over", .adoptKey, .empty,
            [
                (.passwordChecked(.accepted), .makeKey),
                (.keyMade(digits: 6), .ask(.selfService(.adopting(name: "authenticator")))),
                (.typed("?"), .ask(.enrolment(.helpWithOwnKey))),
                (.typed("u"), .ask(.enrolment(.malformedCode(digits: 6)))),
            ] + EnrolmentLines.all(to: done)),
    ]

    static func refused(
        _ description: String, _ action: SelfServiceRequest.Action, _ account: AccountView,
        rules: SelfServiceConversation.Rules = rules(), _ cause: Impossibility, _ message: SelfServiceMessage
    ) -> Self {
        Self(
            description, action, rules: rules,
            from: [
                (.began(.none), .load),
                (.found(account), .end(.refused, .impossible(cause), .selfService(message))),
            ])
    }

    /// What can never end well is refused before anybody types a password.
    static let impossible = [
        refused(
            "enable by administrators", .enableApp, .withPass, rules: rules(enrol: .admin),
            .enrolByAdministrator, .enrolByAdministrator),
        refused(
            "enable without a pass", .adoptKey, .empty, rules: rules(enrol: .pass), .enrolByPass,
            .enrolByPass),
        refused(
            "enable by a token where policy takes none", .enableNamed, .empty, rules: rules(methods: [.totp]),
            .methodNotAllowed, .methodNotAllowed),
        refused(
            "recovery codes where policy takes none", .renewRecoveryCodes, .enrolled,
            rules: rules(methods: [.totp]), .methodNotAllowed, .methodNotAllowed),
        refused(
            "a key that no app can have",
            .adopt(AdoptedKey(method: .totp, secret: Array(1...20), period: 45)),
            .empty, .unusableKey, .unusableKey),
        refused(
            "remove the only one that policy takes", .removeFirst, .withEverything,
            rules: rules(demandsFactor: true, methods: [.totp]), .policyDemandsFactor, .policyDemandsFactor),
        refused(
            "enable beyond eight", .enableApp, .apps(6, 6, 6, 6, 6, 6, 6, 6), .tooManyFactors, .tooManyFactors
        ),
        refused(
            "enable under a name that is taken", .enable(method: .totp, name: "factor 1"), .enrolled,
            .nameTaken, .nameTaken),
        refused(
            "enable under a name that steers a terminal", .enable(method: .totp, name: "a\u{1B}[2J"), .empty,
            .unusableName, .unusableName),
        refused("disable nothing", .disable, .empty, .noFactor, .noFactor),
        refused(
            "disable what policy demands", .disable, .enrolled, rules: rules(demandsFactor: true),
            .policyDemandsFactor, .policyDemandsFactor),
        refused(
            "remove the last one that policy demands", .removeFirst, .enrolled,
            rules: rules(demandsFactor: true), .policyDemandsFactor, .policyDemandsFactor),
        refused(
            "remove what is not there", .removeFactor(FactorID(rawValue: 9)), .enrolled, .noSuchFactor,
            .noSuchFactor),
        refused(
            "rename what is not there", .renameFactor(FactorID(rawValue: 9), "x"), .enrolled, .noSuchFactor,
            .noSuchFactor),
        refused(
            "rename to a name that is taken", .renameFactor(FactorID(rawValue: 1), "factor 2"), .apps(6, 6),
            .nameTaken, .nameTaken),
        refused(
            "rename to nothing", .renameFactor(FactorID(rawValue: 1), ""), .enrolled, .unusableName,
            .unusableName),
        refused("recovery codes without a factor", .renewRecoveryCodes, .withPass, .noFactor, .noFactor),
        refused("verify without a factor", .verify, .empty, .noFactor, .noFactor),
    ]
}
