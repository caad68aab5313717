import Account
import Conversation
import Messages
import Policy
import Wire

/// The password comes first, and without it nothing is done.
extension SelfServiceScript {
    private static let again: (Event, Effect?) = (
        .passwordChecked(.refused), .ask(.password, telling: [.selfService(.wrongPassword)])
    )
    private static let typed: (Event, Effect?) = (
        .typed("secret"), .checkPassword(Array("secret".utf8))
    )

    static let passwords = [
        Self(
            "wrong three times", .disable, .enrolled,
            [
                again, typed, again, typed,
                (
                    .passwordChecked(.refused),
                    .end(.refused, .wrongPassword, .selfService(.wrongPassword))
                ), (.typed("secret"), nil),
            ]),
        Self("wrong, and gone", .disable, .enrolled, [again, (.hungUp, .end(.refused, .wrongPassword))]),
        Self(
            "right, a wrong code, and gone", .disable, .enrolled,
            [
                (.passwordChecked(.accepted), .ask()), (.code, .judgeOwnCode),
                (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.hungUp, .end(.refused, .refused(.wrong(triesLeft: 4)))),
            ]),
        Self(
            "wrong, then right", .disable, .enrolled, [again, typed, (.passwordChecked(.accepted), .ask())]),
        Self(
            "throttled", .disable, .enrolled,
            [
                (
                    .passwordChecked(.throttled(seconds: 32)),
                    .end(
                        .refused, .passwordThrottled(seconds: 32),
                        .selfService(.tooManyPasswords(seconds: 32)))
                )
            ]),
        Self(
            "not checked", .disable, .enrolled,
            [
                (
                    .passwordChecked(.unavailable),
                    .end(.unavailable, .passwordUnavailable, .selfService(.passwordNotChecked))
                )
            ]),
        Self(
            "a code before the password is checked", .disable, .enrolled,
            [(.accepted, .end(.refused, .outOfOrder)), (.passwordChecked(.accepted), nil)]),
        Self(
            "empty", .disable,
            from: [
                (.began(.none), .load),
                (.enrolled, .ask(.password, telling: [.selfService(.needsPasswordFirst)])),
                (.enter, .end(.refused, .emptyAnswer, .selfService(.notConfirmed))),
            ]),
    ]

    private static func found(
        _ description: String, _ found: FoundAccount, isDryRun: Bool = false, _ last: Effect
    ) -> Self {
        Self(
            description, .verify, isDryRun: isDryRun,
            from: [(.began(.none), .load), (.loaded(found), last), (.typed("secret"), nil)])
    }

    static let standings = [
        found(
            "a dry run changes nothing and asks for nothing", .account(.enrolled), isDryRun: true,
            .end(.granted, .dryRun, .selfService(.dryRun))),
        found(
            "a dry run of what is impossible", .nothing, isDryRun: true,
            .end(.refused, .impossible(.noFactor), .selfService(.noFactor))),
        found("locked", .account(.locked), .end(.refused, .refusedByPolicy(.locked), .locked)),
        found(
            "dormant", .account(.dormantWithPass), .end(.refused, .refusedByPolicy(.dormant), .dormant)),
        found("damaged", .damaged, .end(.unavailable, .recordDamaged, .recordDamaged)),
        found("of another name", .otherIdentity, .end(.refused, .otherIdentity, .recordOfAnother)),
        found("not to be had", .unavailable, .end(.unavailable, .storeUnavailable, .unavailable)),
    ]
}
