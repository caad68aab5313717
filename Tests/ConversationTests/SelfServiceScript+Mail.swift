import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Settings
import Wire

/// `enable --method email`: the present factor, then the contact, then on.
extension SelfServiceScript {
    private static let change = AccountChange.enable(.email, name: nil)
    private static let done = Effect.end(.granted, .changed(change), .enrolment(.done))

    /// The code comes back, and the contact is a factor.
    private static let turnedOn: [(Event, Effect?)] = [
        (.sentCode, .judgeOwnMail), (.accepted(.byMail), .commit(change)),
    ]
    private static let turnedOnWithCodes: [(Event, Effect?)] = [
        (.sentCode, .judgeOwnMail), (.accepted(.byMail), .makeRecoveryCodes),
        (.recoveryCodesMade(true), .showRecoveryCodes),
        (.enter, .commit(change)), (.committed(.done), done),
    ]

    static let enableMail = [
        Self(
            "enable mail beside an app: the app proves it first", .enableMail,
            AccountView(
                factors: AccountView.enrolled.factors, contacts: [AccountView.unprovenMail], recoveryCodes: 7),
            [
                (.passwordChecked(.accepted), .ask()), (.code, .judgeOwnCode), (.accepted, .sendProof),
                (.sent, .ask(.toMail)),
            ] + turnedOn + [(.committed(.done), done)]),
        Self(
            "enable mail by a code that was sent there: that is proof enough", .enableMail, .reachableByBoth,
            [
                (.passwordChecked(.accepted), .ask()),
                (.typed("email"), .sendMail), (.sent, .ask(.toMail)),
            ] + turnedOn + [(.committed(.done), done)]),
        Self(
            "enable mail by a code that was sent elsewhere", .enableMail, .reachableByBoth,
            [
                (.passwordChecked(.accepted), .ask()), (.typed("sms"), .sendSMS),
                (.sent, .ask(.delivery(.sent(.sms, to: Fixture.phone, minutes: 10)))),
                (.sentCode, .judgingOwner(.authenticator(Fixture.sentCode), [.sms])),
                (.accepted(.sentCode(.sms, nil)), .sendProof), (.sent, .ask(.toMail)),
            ] + turnedOn),
        Self(
            "enable mail beside an app: a code that came by SMS proves no mailbox",
            .enableMail, .reachableByBoth,
            [
                (.passwordChecked(.accepted), .ask()), (.typed("sms"), .sendSMS),
                (.sent, .ask(.delivery(.sent(.sms, to: Fixture.phone, minutes: 10)))),
                (.code, .judgeOwnCode), (.accepted, .sendProof), (.sent, .ask(.toMail)),
                (.sentCode, .judgeOwnMail),
                (.accepted(.sentCode(.sms, nil)), .ask(.delivery(.sentElsewhere(.email)))),
            ] + turnedOn + [(.committed(.done), done)]),
        Self(
            "enable mail as the first factor", .enableMail, .withContactAlone,
            [(.passwordChecked(.accepted), .sendProof), (.sent, .ask(.toMail))] + turnedOnWithCodes),
        Self(
            "enable mail as the first factor by a pass", .enableMail, .withContactsAlone,
            rules: rules(enrol: .pass),
            [
                (.passwordChecked(.accepted), .ask()),
                (.pass, .judgingOwner(.pass(Fixture.passCode), [.pass])),
                (.accepted(.pass(usesLeft: 0)), .sendProof),
                (.sent, .ask(.passAccepted(usesLeft: 0), .toMail)),
            ] + turnedOnWithCodes),
        Self(
            "enable mail as the first factor by proof, which is one code", .enableMail, .withContactAlone,
            rules: rules(enrol: .proof),
            [
                (.passwordChecked(.accepted), .sendProof),
                (.sent, .ask(.delivery(.proofNeeded(takesPass: false)), .toMail)),
            ] + turnedOnWithCodes),
        Self(
            "enable an app as the first factor by proof", .enableApp, .withContactAlone,
            rules: rules(enrol: .proof),
            [
                (.passwordChecked(.accepted), .sendProof),
                (.sent, .ask(.delivery(.proofNeeded(takesPass: false)), .toMail)), (.sentCode, .judgeOwnMail),
                (.accepted(.byMail), .makeKey), (.keyMade(digits: 6), .showKey()),
            ] + EnrolmentLines.all(to: .end(.granted, .enrolled, .enrolment(.done)))),
        Self(
            "enable mail where policy takes no recovery codes", .enableMail, .withContactAlone,
            rules: rules(methods: [.email]),
            [(.passwordChecked(.accepted), .sendProof), (.sent, .ask(.toMail))] + turnedOn),
        Self(
            "enable mail, and nothing could be sent", .enableMail, .withContactAlone,
            [
                (.passwordChecked(.accepted), .sendProof),
                (
                    .delivered(.failed(.unreachable)),
                    .ask(
                        .delivery(.notSent(.email, to: Fixture.mail, .unreachable)), .delivery(.noAlternative)
                    )
                ), (.typed("email"), .sendProof), (.sent, .ask(.toMail)),
                (
                    .typed("sms"),
                    .ask(
                        .delivery(.notTaken(.sms)), .delivery(.alternatives([.channel(.email)])),
                        .contact("Ann"))
                ),
                (.enter, .end(.refused, .emptyAnswer, .selfService(.notConfirmed))),
            ]),
        Self(
            "enable mail, wrong at every prompt", .enableMail, .withUnprovenMail,
            [
                (.passwordChecked(.accepted), .ask()), (.code, .judgeOwnCode),
                (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))), (.code, .judgeOwnCode),
                (.accepted, .sendProof), (.sent, .ask(.toMail)), (.sentCode, .judgeOwnMail),
                (.refused(.wrong(triesLeft: 3)), .ask(.wrongCode(triesLeft: 3))), (.sentCode, .judgeOwnMail),
                (
                    .refused(.sentCodeGuessedAt(.email)),
                    .end(.refused, .refused(.sentCodeGuessedAt(.email)), .delivery(.codeGuessedAt(.email)))
                ),
            ]),
        Self(
            "enable mail, overtaken", .enableMail, .withContactAlone, rules: rules(methods: [.email]),
            [(.passwordChecked(.accepted), .sendProof), (.sent, .ask(.toMail))] + turnedOn + [
                (.hungUp, nil),
                (.committed(.overtaken), .end(.refused, .overtaken, .selfService(.notConfirmed))),
            ]),
        Self(
            "verify where mail is the factor: a code goes out at once", .verify, .mailed,
            [
                (.passwordChecked(.accepted), .sendMail), (.sent, .ask(.toMail)),
                (.typed("?"), .recallDelivery),
                (
                    .deliveryRecalled(Fixture.lastDelivery),
                    .ask(
                        .help(
                            Help(
                                authenticator: nil, digits: 8, takesRecoveryCodes: false, takesPass: false,
                                channels: [Help.Reachable(channel: .email, address: Fixture.mail)],
                                last: Fixture.lastDelivery)), .contact("Ann"))
                ), (.sentCode, .judgeOwnMail),
                (.accepted(.byMail), .renewSession),
                (.sessionRenewed(true), .end(.granted, .accepted(.byMail), .occasion(.sessionProven))),
            ]),
    ]

    static let impossibleMail = [
        refused(
            "enable mail without an address", .enableMail, .enrolled, .noContact(.email), .noContact(.email)),
        refused(
            "enable mail twice", .enableMail, .mailed, .enabledBefore(.email), .enabledBefore(.email)),
        refused(
            "enable mail where policy takes none", .enableMail, .withContactAlone,
            rules: rules(methods: [.totp]), .methodNotAllowed, .methodNotAllowed),
        refused(
            "enable mail without the pass that it takes", .enableMail, .withContactAlone,
            rules: rules(enrol: .pass), .enrolByPass, .enrolByPass),
        refused(
            "enable mail where administrators enrol", .enableMail, .withContactAlone,
            rules: rules(enrol: .admin), .enrolByAdministrator, .enrolByAdministrator),
        refused(
            "enable an app by proof, and nobody knows where to .sendProof it", .enableApp, .empty,
            rules: rules(enrol: .proof), .enrolByPass, .enrolByPass),
    ]
}
