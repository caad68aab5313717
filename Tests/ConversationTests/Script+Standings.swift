import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

/// Who logs in, in which phase, and on what ground.
extension Script {
    static let standings = [
        Self(
            "not enrolled, always",
            [
                (.began(.none), .load),
                (
                    .loaded(.nothing),
                    .end(.refused, .refusedByPolicy(.notEnrolled), .notEnrolled(opensByPass: false))
                ),
            ]),
        Self(
            "a record without factors, always",
            [
                (.began(.none), .load),
                (
                    .found(.empty),
                    .end(.refused, .refusedByPolicy(.notEnrolled), .notEnrolled(opensByPass: false))
                ),
            ]),
        Self(
            "not enrolled, if-enrolled", house: House(require: .ifEnrolled),
            [
                (.began(.none), .load), (.loaded(.nothing), .end(.notAsked, .notAsked(.notEnrolled))),
            ]),
        Self(
            "enrolled, if-enrolled", house: House(require: .ifEnrolled),
            [(.began(.none), .load), (.enrolled, .ask())]),
        Self(
            "enrolled, never", house: House(require: .never),
            [
                (.began(.none), .load), (.enrolled, .end(.notAsked, .notAsked(.never))),
            ]),
        Self(
            "a service that is not named", service: "cron",
            [
                (.began(.none), .load), (.enrolled, .end(.notAsked, .notAsked(.serviceNotNamed))),
            ]),
        Self(
            "locked",
            [
                (.began(.none), .load),
                (
                    .found(.locked),
                    .end(.refused, .refusedByPolicy(.locked), .locked)
                ),
            ]),
        Self(
            "locked, and a service that is not named", .account, service: "cron",
            [
                (.began(.none), .load),
                (
                    .found(.apps(isLocked: true)),
                    .end(.refused, .refusedByPolicy(.locked), .locked)
                ),
            ]),
        Self(
            "a damaged record",
            [
                (.began(.none), .load),
                (.loaded(.damaged), .end(.unavailable, .recordDamaged, .recordDamaged)),
            ]),
        Self(
            "a record of another name",
            [
                (.began(.none), .load),
                (.loaded(.otherIdentity), .end(.refused, .otherIdentity, .recordOfAnother)),
            ]),
        Self(
            "a store that does not answer",
            [
                (.began(.none), .load),
                (.loaded(.unavailable), .end(.unavailable, .storeUnavailable, .unavailable)),
            ]),
        Self(
            "the name service failed", entry: .failed,
            [
                (.began(.none), .end(.unavailable, .nameServiceFailed, .unavailable))
            ]),
        Self(
            "no such user", entry: .noSuchUser,
            [
                (.began(.none), .ask()), (.code, .ask(.refused)), (.code, .ask(.refused)),
                (.code, .end(.refused, .unproven)),
            ]),
        Self(
            "factors of two lengths",
            [
                (.began(.none), .load), (.found(.apps(6, 8)), .ask()),
                (.typed("?"), .ask(.appHelp(digits: nil), .contact("Ann"))),
                (.typed("12345678"), .judging(.authenticator(Array("12345678".utf8)), [.totp])),
            ]),
        Self(
            "a screen locker", .auth, .ownAccount,
            [
                (.began(.none), .load), (.enrolled, .ask()), (.typed("1"), .ask(.malformedCode(digits: nil))),
                (.code, .judgeCode), (.refused(.wrong(triesLeft: 1)), .ask(.refused)), (.code, .judgeCode),
                (.accepted, .end(.granted, .accepted(Fixture.acceptance))),
            ]),
        Self(
            "a screen locker of somebody not enrolled", .auth, .ownAccount,
            [
                (.began(.none), .load),
                (.loaded(.nothing), .end(.refused, .refusedByPolicy(.notEnrolled), .refused)),
            ]),
    ]

    static let phases = [
        Self(
            "auth, granted before a restart of the daemon", [(.began(.valid), .end(.granted, .provenBefore))]),
        Self(
            "account, with proof", .account,
            [
                (.began(.valid), .load), (.enrolled, .end(.granted, .provenBefore)),
            ]),
        Self(
            "account, without proof", .account,
            [
                (.began(.none), .load), (.enrolled, .end(.refused, .proofMissing, .proofMissing)),
            ]),
        Self(
            "account, with the proof of another", .account,
            [
                (.began(.foreign), .load), (.enrolled, .end(.refused, .proofMissing, .proofMissing)),
            ]),
        Self(
            "account, with proof, locked meanwhile", .account,
            [
                (.began(.valid), .load),
                (
                    .found(.locked),
                    .end(.refused, .refusedByPolicy(.locked), .locked)
                ),
            ]),
        Self(
            "account, not enrolled", .account,
            [
                (.began(.none), .load),
                (
                    .loaded(.nothing),
                    .end(.refused, .refusedByPolicy(.notEnrolled), .notEnrolled(opensByPass: false))
                ),
            ]),
        Self(
            "account, a service that is not named", .account, service: "systemd-user",
            [
                (.began(.none), .load), (.loaded(.nothing), .end(.notAsked, .notAsked(.serviceNotNamed))),
            ]),
        Self(
            "account, no such user", .account, entry: .noSuchUser,
            [(.began(.none), .end(.refused, .noSuchUser))]),
        Self("session closes", .closeSession, [(.began(.valid), .end(.granted, .sessionOpen))]),
    ]

    /// The first factor is not proven.
    static let strangers = [("nobody", .noSuchUser), ("alice", nil)].map {
        (name: String, entry: NameServiceAnswer?) in
        Self(
            "a stranger who says \(name)", .auth, .beforeFirstFactor, entry: entry,
            [
                (.began(.none), .ask()), (.typed("?"), .ask(.help(.beforeFirstFactor), .contact("Ann"))),
                (.typed("1"), .ask(.malformedCode(digits: nil))), (.code, .ask(.refused)),
                (.code, .ask(.refused)),
                (.code, .end(.refused, .unproven)), (.code, nil),
            ])
    }
}
