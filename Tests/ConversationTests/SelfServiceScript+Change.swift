import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Settings
import Wire

/// Everything but `enable`.
extension SelfServiceScript {
    private static let first = FactorID(rawValue: 1)
    private static let proven: [(Event, Effect?)] = [
        (.passwordChecked(.accepted), .ask()), (.code, .judgeOwnCode),
    ]
    private static let third = Acceptance.recoveryCode(number: 3, left: 6)
    private static let told = Message.recoveryCodeAccepted(number: 3, left: 6)
    private static let provenByRecoveryCode: [(Event, Effect?)] = [
        (.passwordChecked(.accepted), .ask()),
        (.recoveryCode, .judgingOwner(.recovery(Fixture.recoveryCode), [.recoveryCode])),
    ]

    private static func confirm(_ messages: SelfServiceMessage..., told: [Message] = []) -> Effect {
        .ask(.confirmation, telling: told + messages.map { .selfService($0) })
    }

    private static func changed(_ change: AccountChange, _ message: SelfServiceMessage) -> Effect {
        .end(.granted, .changed(change), .selfService(message))
    }

    private static let unconfirmed = Effect.end(.refused, .notConfirmed, .selfService(.notConfirmed))

    static let losses = [
        Self(
            "disable", .disable, .enrolled,
            proven + [
                (.accepted, confirm(.losesAllFactors)), (.typed("YES"), .commit(.disable)),
                (.committed(.done), changed(.disable, .disabled)),
            ]),
        Self(
            "disable, and no", .disable, .enrolled,
            proven + [(.accepted, confirm(.losesAllFactors)), (.typed("y"), unconfirmed), (.code, nil)]),
        Self(
            "disable, and Enter", .disable, .enrolled,
            proven + [(.accepted, confirm(.losesAllFactors)), (.enter, unconfirmed)]),
        Self(
            "disable, and the disk is full", .disable, .enrolled,
            proven + [
                (.accepted, confirm(.losesAllFactors)), (.typed("yes"), .commit(.disable)),
                (.committed(.unrecorded), .end(.unavailable, .unrecorded, .unavailable)),
            ]),
        Self(
            "disable, and the account has changed", .disable, .enrolled,
            proven + [
                (.accepted, confirm(.losesAllFactors)), (.typed("yes"), .commit(.disable)),
                (.committed(.overtaken), .end(.refused, .overtaken, .selfService(.notConfirmed))),
            ]),
        Self(
            "remove one of two", .removeFirst, .apps(6, 6), rules: rules(demandsFactor: true),
            proven + [
                (.accepted, confirm(.losesFactor(name: "factor 1"))),
                (.typed("yes"), .commit(.remove(first))),
                (.committed(.done), changed(.remove(first), .removed(name: "factor 1"))),
            ]),
        Self(
            "remove the last one", .removeFirst, .withRecoveryCodes(7),
            proven + [
                (.accepted, confirm(.losesAllFactors)), (.typed("yes"), .commit(.remove(first))),
                (.committed(.done), changed(.remove(first), .removed(name: "factor 1"))),
            ]),
        Self(
            "new recovery codes for old ones, proven by one of them", .renewRecoveryCodes,
            .withRecoveryCodes(7),
            provenByRecoveryCode + [
                (.accepted(third), confirm(.losesRecoveryCodes(left: 6), told: [told])),
                (.typed("yes"), .makeRecoveryCodes), (.recoveryCodesMade(true), .showRecoveryCodes),
                (.enter, .commit(.replaceRecoveryCodes)),
                (.committed(.done), changed(.replaceRecoveryCodes, .recoveryCodesReplaced)),
            ]),
    ]

    static let changes = [
        Self(
            "recovery codes where there are none", .renewRecoveryCodes, .enrolled,
            proven + [
                (.accepted, .makeRecoveryCodes), (.recoveryCodesMade(true), .showRecoveryCodes),
                (.enter, .commit(.replaceRecoveryCodes)),
                (.committed(.done), changed(.replaceRecoveryCodes, .recoveryCodesReplaced)),
            ]),
        Self(
            "recovery codes, and a library that fails", .renewRecoveryCodes, .enrolled,
            proven + [
                (.accepted, .makeRecoveryCodes),
                (.recoveryCodesMade(false), .end(.unavailable, .unrecorded, .unavailable)),
            ]),
        Self(
            "rename", .renameFirst, .enrolled,
            proven + [
                (.accepted, .commit(.rename(first, to: "old phone"))),
                (
                    .committed(.done),
                    changed(.rename(first, to: "old phone"), .renamed(name: "old phone"))
                ),
            ]),
        Self(
            "rename with a recovery code, which is told", .renameFirst, .withRecoveryCodes(7),
            provenByRecoveryCode + [
                (.accepted(third), .commit(.rename(first, to: "old phone"))),
                (
                    .committed(.done),
                    .end(
                        .granted, .changed(.rename(first, to: "old phone")), told,
                        .selfService(.renamed(name: "old phone")))
                ),
            ]),
        Self(
            "verify", .verify, .enrolled,
            proven + [
                (.accepted, .renewSession),
                (
                    .sessionRenewed(false),
                    .end(.granted, .accepted(Fixture.acceptance), .occasion(.sessionUnknown))
                ),
            ]),
        Self(
            "verify in a session that is known", .verify,
            from: [
                (.began(.none), .load), (.found(.enrolled), .findSession),
                (.sessionFound(SessionStanding(proofAge: 60)), .ask()), (.code, .judgeOwnCode),
                (.accepted, .renewSession),
                (
                    .sessionRenewed(true),
                    .end(.granted, .accepted(Fixture.acceptance), .occasion(.sessionProven))
                ),
            ]),
        Self(
            "verify with a recovery code, which is told", .verify, .withRecoveryCodes(7),
            provenByRecoveryCode + [
                (.accepted(third), .renewSession),
                (.sessionRenewed(true), .end(.granted, .accepted(third), told, .occasion(.sessionProven))),
            ]),
        Self(
            "verify, explained", .verify, .withEverything,
            [
                (.passwordChecked(.accepted), .ask()),
                (
                    .typed("?"),
                    .ask(
                        .help(
                            Help(
                                authenticator: .app, digits: 6, other: .token, takesRecoveryCodes: true,
                                takesPass: true)), .contact("Ann"))
                ), (.typed("hotp"), .ask(.otherAuthenticator(.token))),
                (.code, .judgingOwner(.authenticator(Fixture.code), [.hotp])),
            ]),
        Self(
            "verify, and Enter", .verify, .enrolled,
            [
                (.passwordChecked(.accepted), .ask()),
                (.enter, .end(.refused, .emptyAnswer, .selfService(.notConfirmed))),
            ]),
        Self(
            "verify, and a disk that is full", .verify, .enrolled,
            proven + [(.judged(.unrecorded), .end(.unavailable, .unrecorded, .storeFull))]),
    ]
}
