import Account
import Conversation
import Identity
import Messages
import Policy
import Wire

/// What is typed at the prompt, and what becomes of it.
extension Script {
    private static let opening: [(Event, Effect?)] = [(.began(.none), .load), (.enrolled, .ask())]

    static let codes = [
        Self(
            "right at once",
            opening + [(.code, .judgeCode), (.accepted, .end(.granted, .accepted(Fixture.acceptance)))]),
        Self("typed with spaces and hyphens", opening + [(.typed(" 123-4 56 "), .judgeCode)]),
        Self(
            "wrong three times",
            opening + [
                (.code, .judgeCode), (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.code, .judgeCode), (.refused(.wrong(triesLeft: 3)), .ask(.wrongCode(triesLeft: 3))),
                (.code, .judgeCode),
                (
                    .refused(.wrong(triesLeft: 2)),
                    .end(.refused, .refused(.wrong(triesLeft: 2)), .wrongCode(triesLeft: 2))
                ),
                (.code, nil), (.accepted, nil),
            ]),
        Self(
            "wrong, then right",
            opening + [
                (.code, .judgeCode), (.refused(.wrong(triesLeft: 4)), .ask(.wrongCode(triesLeft: 4))),
                (.code, .judgeCode), (.accepted, .end(.granted, .accepted(Fixture.acceptance))),
            ]),
        Self("an empty answer", opening + [(.typed(""), .end(.refused, .emptyAnswer))]),
        Self("blanks", opening + [(.typed(" - "), .end(.refused, .emptyAnswer))]),
        Self(
            "a question",
            opening + [(.typed(" ? "), .ask(.appHelp(digits: 6), .contact("Ann"))), (.code, .judgeCode)]),
        Self(
            "eight prompts",
            opening + (1...7).map { _ in (.typed("hello"), .ask(.malformedCode(digits: 6))) } + [
                (.typed("hello"), .end(.refused, .malformed, .noMoreTries))
            ]),
        Self(
            "an answer that is not asked for",
            opening + [(.code, .judgeCode), (.code, .end(.refused, .outOfOrder))]),
        Self("a judgement that is not asked for", opening + [(.accepted, .end(.refused, .outOfOrder))]),
        Self("begun twice", opening + [(.began(.valid), .end(.refused, .outOfOrder))]),
        Self("answers before it begins", [(.code, .end(.refused, .outOfOrder))]),
        Self("found before it is looked for", [(.enrolled, .end(.refused, .outOfOrder))]),
        Self("hung up", opening + [(.hungUp, .end(.refused, .abandoned)), (.code, nil)]),
        Self(
            "hung up while a code is judged",
            opening + [(.code, .judgeCode), (.hungUp, .end(.refused, .abandoned)), (.accepted, nil)]),
        Self("too slow", opening + [(.timedOut, .end(.refused, .timedOut, .timedOut))]),
        Self(
            "a code that could not be recorded",
            opening + [
                (.code, .judgeCode), (.judged(.unrecorded), .end(.unavailable, .unrecorded, .storeFull)),
            ]),
    ]

    /// Each refusal, and the sentence for it.
    static let refusals = [
        (Refusal.spent(.totp), Message.usedCode), (.spent(.hotp), .usedTokenCode),
        (.spentRecoveryCode(number: 3), .usedRecoveryCode(number: 3)), (.passOver, .passOver),
        (.repeated, .repeatedCode), (.void(seconds: 28), .voidCode(seconds: 28)),
        (.clockInDoubt, .clockInDoubt), (.throttled(seconds: 32), .tooManyTries(seconds: 32)), (.shut, .shut),
        (.wrong(triesLeft: 1), .wrongCode(triesLeft: 1)),
        (.clockDiffers(seconds: -90), .clockDiffers(seconds: -90)),
        (.malformed, .malformedCode(digits: 6)),
        (.spent(.email), .delivery(.usedCode(.email))), (.notSent(.sms), .delivery(.noCodeSent(.sms))),
        (.sentCodeOver(.email), .delivery(.codeOver(.email))),
        (.sentCodeGuessedAt(.sms), .delivery(.codeGuessedAt(.sms))),
        (.foreignCode, .delivery(.foreignCode)),
    ].map { refusal, message in
        Self(
            "refused as \(String(describing: refusal))",
            opening + [(.code, .judgeCode), (.refused(refusal), .ask(message))])
    }
}
