import Account
import Conversation
import Messages
import Policy
import Settings
import Wire

/// A first login, at which a second factor is set up.
extension Script {
    private static let opening: [(Event, Effect?)] = [
        (.began(.none), .load), (.loaded(.nothing), .makeKey),
        (.keyMade(digits: 6), .showKey(.enrolment(.needed))),
    ]

    private static func enrolling(_ description: String, _ lines: [(Event, Effect?)]) -> Self {
        Self(description, house: .enrolling, opening + lines)
    }

    static let enrolment = [
        enrolling("straight through", EnrolmentLines.all(to: .end(.granted, .enrolled))),
        enrolling(
            "with every detour",
            [
                (.enter, .show(.qrCode(forLightTerminal: false))),
                (.typed("l"), .show(.qrCode(forLightTerminal: true))), (.typed("u"), .show(.keyURI)),
                (.typed("?"), .askAgain(.help)), (.typed("hello"), .askAgain(.malformedCode(digits: 6))),
                (.typed(" 123-4 56 "), .proveCode), (.keyProven(.wrong), .askAgain(.wrongCode)),
                (.code, .proveCode),
                (.keyProven(.clockDiffers(seconds: 90)), .askAgain(.clockDiffers(seconds: 90))),
                (.code, .proveCode), (.keyProven(.malformed), .askAgain(.malformedCode(digits: 6))),
            ] + EnrolmentLines.all(to: .end(.granted, .enrolled))),
        enrolling(
            "in capitals",
            [
                (.typed("L"), .show(.qrCode(forLightTerminal: true))), (.typed(" U "), .show(.keyURI)),
                (.typed("Q"), .end(.refused, .givenUp, .enrolment(.givenUp))),
            ]),
        enrolling("given up", [(.typed("q"), .end(.refused, .givenUp, .enrolment(.givenUp))), (.code, nil)]),
        enrolling(
            "twelve prompts",
            (1...11).map { _ in (.typed("?"), .askAgain(.help)) }
                + [(.typed("?"), .end(.refused, .givenUp, .noMoreTries))]),
        enrolling(
            "overtaken before the key was proven",
            [
                (.code, .proveCode),
                (.keyProven(.taken), .end(.refused, .overtaken, .enrolment(.taken))),
            ]),
        enrolling(
            "overtaken while the codes were written down",
            EnrolmentLines.saved + [
                (.committed(.overtaken), .end(.refused, .overtaken, .enrolment(.taken)))
            ]),
        enrolling(
            "a disk that is full",
            EnrolmentLines.saved + [
                (.committed(.unrecorded), .end(.unavailable, .unrecorded, .unavailable))
            ]),
        enrolling(
            "a library that fails",
            EnrolmentLines.proven + [
                (.recoveryCodesMade(false), .end(.unavailable, .unrecorded, .unavailable))
            ]),
        enrolling(
            "gone while it is written: enrolled, and not let in",
            EnrolmentLines.saved + [
                (.hungUp, nil), (.timedOut, nil), (.committed(.done), .end(.refused, .enrolled)),
                (.code, nil),
            ]),
        enrolling(
            "gone while it is written, and it fails",
            EnrolmentLines.saved + [
                (.hungUp, nil), (.committed(.unrecorded), .end(.unavailable, .unrecorded, .unavailable)),
            ]),
        Self(
            "where policy takes no recovery codes", house: House(enrol: .firstLogin),
            opening + EnrolmentLines.proven.prefix(1) + [
                (.keyProven(.accepted), .commit(.enrol)), (.committed(.done), .end(.granted, .enrolled)),
            ]),
        enrolling("too slow", EnrolmentLines.shown + [(.timedOut, .end(.refused, .timedOut, .timedOut))]),
        enrolling(
            "a judgement that nobody asked for", [(.accepted, .end(.refused, .outOfOrder)), (.code, nil)]),
    ]

    /// Where nobody is let enrol, although the house would.
    static let notEnrolling = [
        Self(
            "a screen locker of somebody not enrolled, first-login", .auth, .ownAccount, house: .enrolling,
            [
                (.began(.none), .load),
                (.loaded(.nothing), .end(.refused, .refusedByPolicy(.notEnrolled), .refused)),
            ]),
        Self(
            "account, not enrolled, first-login", .account, house: .enrolling,
            [
                (.began(.none), .load), (.loaded(.nothing), .end(.refused, .proofMissing, .proofMissing)),
            ]),
        Self(
            "account, enrolled in auth", .account, house: .enrolling,
            [(.began(.valid), .load), (.enrolled, .end(.granted, .provenBefore))]),
        Self(
            "root from afar", entry: root, throughSSHD: true, house: .enrolling,
            [
                (.began(.none), .load), (.loaded(.nothing), .ask(.farewell, telling: [.rootFromAfar])),
                (.enter, .end(.refused, .refusedByPolicy(.rootFromAfar))),
            ]),
        Self(
            "root at the console", entry: root, service: "login", house: .enrolling,
            [(.began(.none), .load), (.loaded(.nothing), .makeKey)]),
        Self(
            "a dormant account", house: .enrolling,
            [
                (.began(.none), .load),
                (
                    .found(AccountView(isDormant: true)),
                    .end(.refused, .refusedByPolicy(.dormant), .dormant)
                ),
            ]),
        Self(
            "a day that is over", house: House(enrol: .firstLogin, enrolUntil: House.past),
            [
                (.began(.none), .load),
                (
                    .loaded(.nothing),
                    .end(
                        .refused, .refusedByPolicy(.enrolmentOver(House.past)), .enrolmentOver(House.past))
                ),
            ]),
        Self(
            "a pass that nobody gave out", house: .passing,
            [
                (.began(.none), .load),
                (
                    .loaded(.nothing),
                    .end(.refused, .refusedByPolicy(.notEnrolled), .notEnrolled(opensByPass: true))
                ),
            ]),
    ]
}
