import Account
import Messages

extension Message {
    /// What a person is told of a code that was not accepted.
    init(_ refusal: Refusal, digits: Int?, isOfAuthenticator: Bool) {
        self =
            switch refusal {
            case .malformed: .malformedCode(digits: digits)
            case .spent(.hotp): .usedTokenCode
            case .spent(let means): means.channel.map { .delivery(.usedCode($0)) } ?? .usedCode
            case .spentRecoveryCode(let number): .usedRecoveryCode(number: number)
            case .passOver: .passOver
            case .repeated: .repeatedCode
            case .void(let seconds): .voidCode(seconds: seconds)
            case .clockInDoubt: .clockInDoubt
            case .notSent(let channel): .delivery(.noCodeSent(channel))
            case .sentCodeOver(let channel): .delivery(.codeOver(channel))
            case .sentCodeGuessedAt(let channel): .delivery(.codeGuessedAt(channel))
            case .foreignCode: .delivery(.foreignCode)
            case .throttled(let seconds) where isOfAuthenticator: .tooManyTries(seconds: seconds)
            case .throttled(let seconds): .tooManyGuesses(seconds: seconds)
            case .shut: .shut
            case .wrong(let left): .wrongCode(triesLeft: left)
            case .clockDiffers(let seconds): .clockDiffers(seconds: seconds)
            }
    }

    /// What a person must know of how they came in; nil where there is nothing to tell.
    init?(_ acceptance: Acceptance) {
        switch acceptance {
        case .totp, .hotp, .sentCode: return nil
        case .recoveryCode(let number, let left): self = .recoveryCodeAccepted(number: number, left: left)
        case .pass(let left): self = .passAccepted(usesLeft: left)
        }
    }
}
