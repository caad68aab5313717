import Account
import Messages
import Wire

extension LoginConversation {
    mutating func take(_ answer: [UInt8]) -> [Effect] {
        let typed = answer.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        if typed.isEmpty { return finish(.refused, lastRefusal.map(Cause.refused) ?? .emptyAnswer) }
        if typed == [UInt8(ascii: "?")] { return ask(help) }
        guard isCode(typed) else { return ask([.malformedCode(digits: digits)], else: .malformed) }
        guard request.standpoint != .beforeFirstFactor, request.subject.uid != nil else {
            return refuseUnjudged()
        }
        state = .judging
        return [.judge(code: typed)]
    }

    mutating func conclude(_ outcome: Outcome) -> [Effect] {
        switch outcome {
        case .unrecorded:
            return finish(.unavailable, .unrecorded, .storeFull)
        case .judged(.accepted(let acceptance)):
            return finish(.granted, .accepted(acceptance))
        case .judged(.refused(let refusal)):
            lastRefusal = refusal
            if refusal != .malformed { codesLeft -= 1 }
            guard codesLeft > 0 else {
                return finish(.refused, .refused(refusal), message(for: refusal))
            }
            return ask([message(for: refusal)], else: .refused(refusal))
        }
    }

    /// Shows the prompt once more, or ends the login if it was shown often enough.
    mutating func ask(_ messages: [Message], else cause: Cause = .abandoned) -> [Effect] {
        guard promptsLeft > 0 else { return finish(.refused, cause, .noMoreTries) }
        promptsLeft -= 1
        state = .asking
        return [.ask(.verificationCode, telling: messages.map { explains ? $0 : $0.beforeFirstFactor })]
    }

    /// A stranger's code: as many tries as everybody has, and the same sentence.
    private mutating func refuseUnjudged() -> [Effect] {
        codesLeft -= 1
        return codesLeft > 0 ? ask([.refused], else: .unproven) : finish(.refused, .unproven)
    }

    private var help: [Message] {
        [.help(digits: digits)] + (contact.map { [.contact($0)] } ?? [])
    }

    private func isCode(_ typed: [UInt8]) -> Bool {
        let isDigits = typed.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isDigits && digits.map { $0 == typed.count } ?? (6...8).contains(typed.count)
    }

    private func message(for refusal: Refusal) -> Message {
        switch refusal {
        case .malformed: .malformedCode(digits: digits)
        case .spent: .usedCode
        case .void(let seconds): .voidCode(seconds: seconds)
        case .clockInDoubt: .clockInDoubt
        case .throttled(let seconds): .tooManyTries(seconds: seconds)
        case .shut: .shut
        case .wrong(let left): .wrongCode(triesLeft: left)
        case .clockDiffers(let seconds): .clockDiffers(seconds: seconds)
        }
    }
}
