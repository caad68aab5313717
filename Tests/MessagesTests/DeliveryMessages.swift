import Identity
import Messages
import Wire

extension Message {
    private static let address = "a***@e***.org"
    private static let number = "+49***78"

    /// Of codes that are sent.
    static let delivery: [Message] = [
        .delivery(.sent(.email, to: address, minutes: 10)),
        .delivery(.sent(.sms, to: number, minutes: 1)),
        .delivery(.sentAgain(.email, to: address)),
        .delivery(.sentBefore(.sms, to: number)),
        .delivery(.underway(.email, to: address, nil)),
        .delivery(.underway(.email, to: address, .busy)),
        .delivery(.notSent(.sms, to: number, .notConfigured)),
        .delivery(.noContact(.sms)),
        .delivery(.notVerified(.email, to: address)),
        .delivery(.notTaken(.sms)),
        .delivery(.tooSoon(.email, seconds: 42)),
        .delivery(.sentOften(.email)),
        .delivery(.tooManyToday(.sms)),
        .delivery(.accountChanged),
        .delivery(.alternatives([.app(byWord: false)])),
        .delivery(.alternatives([.app(byWord: true)])),
        .delivery(.alternatives([.token(byWord: false), .pass])),
        .delivery(
            .alternatives([
                .app(byWord: false), .token(byWord: true), .channel(.email), .channel(.sms), .recoveryCode,
                .pass,
            ])),
        .delivery(.noAlternative),
        .delivery(.usedCode(.email)),
        .delivery(.noCodeSent(.sms)),
        .delivery(.codeOver(.email)),
        .delivery(.codeGuessedAt(.sms)),
        .delivery(.foreignCode),
        .delivery(.sentElsewhere(.sms)),
        .delivery(.proofNeeded(takesPass: true)),
        .delivery(.proofNeeded(takesPass: false)),
    ]

    static let deliveryTexts = """
        A code was sent by e-mail to a***@e***.org. It is good for 10 minutes; type it here.
        ---
        A code was sent by SMS to +49***78. It is good for 1 minute; type it here.
        ---
        The same code was sent by e-mail to a***@e***.org once more.
        ---
        The code that was sent by SMS to +49***78 is still good; type it here.
        ---
        The code for a***@e***.org is not on its way yet; this host goes on trying. Type ? to see what became \
        of it.
        ---
        The code for a***@e***.org is not on its way yet (the mail server is busy); this host goes on trying. \
        Type ? to see what became of it.
        ---
        No code could be sent by SMS to +49***78: this host has no SMS provider.
        ---
        No phone number is on file for this account, so nothing was sent.
        ---
        The e-mail address on file (a***@e***.org) is not verified yet, so no code is sent there. Once logged \
        in: sallyport enable --method email
        ---
        Codes by SMS are not taken here, so nothing was sent.
        ---
        A code was asked for by e-mail a moment ago. It can be asked for again in 42 s.
        ---
        That code was sent by e-mail as often as it may be. Type it, or log in again for a new one.
        ---
        So many codes were asked for that none is sent by SMS for now.
        ---
        Meanwhile this account was changed, so nothing was sent. Log in again.
        ---
        You can type the code of your authenticator app instead.
        ---
        You can type totp (then the code of your authenticator app) instead.
        ---
        You can type the code of your token or a pass from an administrator instead.
        ---
        You can type the code of your authenticator app, hotp (then the code of your token), email (a code by \
        e-mail), sms (a code by SMS), a recovery code or a pass from an administrator instead.
        ---
        There is nothing else that this login takes.
        ---
        That code was used before. Type email for a new one.
        ---
        No code was sent for this login. Type sms to get one.
        ---
        The time of the code that was sent is over. Type email for a new one.
        ---
        Too many wrong codes were typed for the one that was sent, so it counts no more. Type sms for a new \
        one.
        ---
        That code was sent for another login, and is void now. Type the one that was sent for this one.
        ---
        That code was not sent by SMS, and is used up now. Type the one that was, or sms to get one.
        ---
        This login needs a second factor. Before you set it up, type the code that is sent to you, or the \
        pass that an administrator gave you.
        ---
        This login needs a second factor. Before you set it up, type the code that is sent to you.
        """
}

/// What `?` tells where codes are sent.
extension Message {
    private static func last(_ fate: LastDelivery.Fate, _ channel: OutOfBandChannel, next: Int64?) -> Message
    {
        .help(
            Help(
                authenticator: nil, digits: 8, takesRecoveryCodes: false, takesPass: false,
                last: LastDelivery(
                    channel: channel, address: channel == .email ? address : number, secondsAgo: 18,
                    secondsToNext: next, fate: fate)))
    }

    static let deliveryHelp: [Message] = [
        last(.sent, .email, next: 42),
        last(.sent, .sms, next: 0),
        last(.waiting, .email, next: nil),
        last(.failed(.unreachable), .sms, next: 0),
        .help(
            Help(
                authenticator: .app, digits: nil, takesRecoveryCodes: true, takesPass: true,
                channels: [
                    Help.Reachable(channel: .email, address: address),
                    Help.Reachable(channel: .sms, address: number),
                ])),
    ]

    static let deliveryHelpTexts = """
        A code was sent by e-mail to a***@e***.org 18 s ago. It can be sent again in 42 s: type email.
        If it does not come, look into the spam folder, and check that this address is yours.
        An empty answer gives up.
        ---
        A code was sent by SMS to +49***78 18 s ago. To have it sent again, type sms.
        If it does not come, check that this number is yours, and that your phone has a signal.
        An empty answer gives up.
        ---
        A code for a***@e***.org is on its way since 18 s; the mail server has not taken it yet. It is not sent \
        again in this login.
        If it does not come, look into the spam folder, and check that this address is yours.
        An empty answer gives up.
        ---
        No code could be sent by SMS to +49***78 18 s ago: the SMS provider does not answer. To have it sent \
        again, type sms.
        If it does not come, check that this number is yours, and that your phone has a signal.
        An empty answer gives up.
        ---
        Open your authenticator app, find this host and your name, and type the code that it shows.
        A code is 6 to 8 digits.
        For a code by e-mail to a***@e***.org type email.
        For a code by SMS to +49***78 type sms.
        Without your device: type one of your recovery codes, with its number.
        A pass from an administrator is typed as it was given to you.
        An empty answer gives up.
        """

    /// The longest that `?` may tell: every kind of code, both contacts, and a delivery that failed.
    static let longestHelp = Message.help(
        Help(
            authenticator: .token, digits: nil, other: .app, takesRecoveryCodes: true, takesPass: true,
            channels: [
                Help.Reachable(channel: .email, address: address),
                Help.Reachable(channel: .sms, address: number),
            ],
            last: LastDelivery(
                channel: .email, address: address, secondsAgo: 600, secondsToNext: 60,
                fate: .failed(.badDestination))))
}
