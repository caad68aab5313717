import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Wire

/// The events that may happen next: all that fit what the machine waits for, and one of each kind that does not.
enum Alphabet {
    /// What fits what is known.
    ///
    /// Codes are asked for where there is a contact; what else becomes of the words for it is in the scripts.
    ///
    /// `typed`: what else is typed where a code is asked for.
    static func fitting(_ facts: Facts, found: [FoundAccount], typed: [Event] = []) -> [Event] {
        switch facts.pending {
        case nil: [.began(.none), .began(.valid), .began(.letPast), .began(.foreign)]
        case .load: found.map { .loaded($0) }
        case .ask(let prompt, telling: _, revealing: _, then: _):
            answers(to: prompt, isReachable: !facts.account.contacts.isEmpty)
                + (prompt == .verificationCode ? typed : [])
        case .judge(_, let means, leavingGrant: _, remembering: _): outcomes(of: means, facts)
        case .checkPassword:
            [.accepted, .refused, .throttled(seconds: 32), .unavailable].map { .passwordChecked($0) }
        case .send: deliveries.map { .delivered($0) }
        case .recallDelivery: [.deliveryRecalled(nil), .deliveryRecalled(Fixture.lastDelivery)]
        case .makeKey: [.keyMade(digits: 6)]
        case .proveKey:
            [.accepted, .wrong, .malformed, .clockDiffers(seconds: 90), .taken].map { .keyProven($0) }
        case .makeRecoveryCodes: [.recoveryCodesMade(true), .recoveryCodesMade(false)]
        case .commit: [.done, .overtaken, .unrecorded].map { .committed($0) }
        case .findSession:
            [.sessionFound(nil)] + proofAges.map { .sessionFound(SessionStanding(proofAge: $0)) }
        case .renewSession: [.sessionRenewed(true), .sessionRenewed(false)]
        case .noteSession: [.sessionNoted(true), .sessionNoted(false)]
        case .finish: []
        }
    }

    /// One of each kind that does not fit, and what may always happen.
    static func straying(_ pending: Effect?) -> [Event] {
        let kinds: [Event] = [
            .began(.valid), .enrolled, .code, .passwordChecked(.accepted), .accepted, .keyMade(digits: 6),
            .keyProven(.accepted), .recoveryCodesMade(true), .committed(.done), .sent,
            .deliveryRecalled(nil), .sessionFound(SessionStanding(proofAge: 0)), .sessionRenewed(true),
            .sessionNoted(true),
        ]
        return kinds.filter { !$0.fits(pending) }
    }

    static let leaving: [Event] = [.hungUp, .timedOut]

    private static func answers(to prompt: Prompt, isReachable: Bool) -> [Event] {
        switch prompt {
        case .verificationCode:
            [.enter, .typed("?"), .code, .typed("123456654321"), .recoveryCode, .pass, .typed("hotp")]
                + (isReachable ? [.sentCode, .typed("mail"), .typed("sms")] : [])
        case .enrolmentCode: [.enter, .typed("u"), .typed("?"), .typed("q"), .code, .typed("x")]
        case .announcement: [.enter, .typed("e"), .typed("x")]
        case .password: [.enter, .typed("secret")]
        case .confirmation: [.typed("yes"), .enter, .typed("no")]
        case .recoveryCodesSaved, .goOn, .farewell: [.enter, .typed("q")]
        }
    }

    /// A judge accepts only what it was asked to compare with, and of codes that were sent whichever came.
    private static func outcomes(of means: Set<Means>, _ facts: Facts) -> [Event] {
        let came = means.contains { $0.channel != nil } ? facts.sent.map { Means($0) } : []
        return means.union(came).map { .accepted(acceptance(of: $0)) } + [
            .refused(.wrong(triesLeft: 1)), .refused(.malformed), .judged(.unrecorded),
        ]
    }

    static func acceptance(of means: Means) -> Acceptance {
        switch means {
        case .totp: Fixture.acceptance
        case .hotp: .hotp(Fixture.factor, counter: 7)
        case .recoveryCode: .recoveryCode(number: 3, left: 6)
        case .pass: .pass(usesLeft: 0)
        case .email: .sentCode(.email, nil)
        case .sms: .sentCode(.sms, nil)
        }
    }

    /// Of nothing, before and after what ``AccountView/guessedAt`` stands for, and too long ago.
    private static let proofAges: [Int64?] = [nil, 60, 300, 900]

    private static let deliveries: [DeliveryOutcome] = [
        .sent(minutes: 10, isAgain: false), .failed(.refused),
    ]
}

extension Event {
    /// Whether it is what the machine waits for.
    func fits(_ pending: Effect?) -> Bool {
        switch (pending, self) {
        case (nil, .began), (.load, .loaded), (.ask, .answered), (.judge, .judged),
            (.checkPassword, .passwordChecked), (.send, .delivered), (.recallDelivery, .deliveryRecalled),
            (.makeKey, .keyMade), (.proveKey, .keyProven),
            (.makeRecoveryCodes, .recoveryCodesMade), (.commit, .committed),
            (.findSession, .sessionFound), (.renewSession, .sessionRenewed),
            (.noteSession, .sessionNoted):
            true
        default: false
        }
    }
}
