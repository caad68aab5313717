import Account
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Wire

extension LoginConversation {
    mutating func take(_ answer: [UInt8]) -> [Effect] {
        guard request.standpoint != .beforeFirstFactor, request.subject.uid != nil else {
            return takeUnjudged(answer)
        }
        switch entry.read(answer) {
        case .nothing: return takeNothing()
        case .help: return recall()
        case .send(let channel): return send(channel)
        case .unreachable(let channel, let message): return tell(message, of: channel)
        case .malformed: return ask([entry.malformed], else: .malformed)
        case .chosen(let authenticator): return ask([.otherAuthenticator(authenticator)])
        case .code(let code, let means):
            state = .judging
            // A pass is an administrator's word for this once, and no factor of whoever types it.
            let remembering = means == [.pass] ? nil : entry.remembering
            return [.judge(code, means, leavingGrant: !enrolsAfterwards, remembering: remembering)]
        }
    }

    mutating func conclude(_ outcome: CodeOutcome) -> [Effect] {
        switch outcome {
        case .unrecorded:
            return finish(.unavailable, .unrecorded, .storeFull)
        case .judged(.accepted(let acceptance)) where enrolsAfterwards:
            return enrol([Message(acceptance), .enrolment(.needed)].compactMap(\.self))
        case .judged(.accepted(let acceptance)):
            return welcome(acceptance)
        case .judged(.refused(let refusal)):
            lastRefusal = refusal
            if refusal != .malformed { entry.codesLeft -= 1 }
            let message = Message(refusal, digits: digits, isOfAuthenticator: entry.hasAuthenticator)
            guard entry.codesLeft > 0 else { return finish(.refused, .refused(refusal), message) }
            return ask([message], else: .refused(refusal))
        }
    }

    /// Lets in who was proven; one who was only vouched for is offered a factor of their own.
    private mutating func welcome(_ acceptance: Acceptance) -> [Effect] {
        let message = Message(acceptance)
        guard decision?.outcome.offersFactor ?? false, mayEnrol else {
            return finish(.granted, .accepted(acceptance), message)
        }
        return offer(
            [message].compactMap(\.self), FreeChoice(.granted, .accepted(acceptance), enrolsBy: .firstLogin))
    }

    /// An empty answer ends the login, unless proving anything was the person's free choice.
    private mutating func takeNothing() -> [Effect] {
        if let choice { return letIn(choice) }
        return finish(.refused, lastRefusal.map(Cause.refused) ?? .emptyAnswer)
    }

    /// Shows the prompt once more, or ends the login if it was shown often enough.
    mutating func ask(_ messages: [Message], else cause: Cause = .abandoned) -> [Effect] {
        guard promptsLeft > 0 else { return finish(.refused, cause, .noMoreTries) }
        promptsLeft -= 1
        state = .asking
        return [.ask(.verificationCode, telling: messages.map { explains ? $0 : $0.beforeFirstFactor })]
    }

    /// Before the first factor, and for users who do not exist: as many tries as everybody has, the same sentences.
    ///
    /// Where no account has the name, sshd hands on other bytes than were typed, and only as many (its auth-pam.c): so what
    /// comes from there is not even read.
    private mutating func takeUnjudged(_ answer: [UInt8]) -> [Effect] {
        guard !request.isFromSSHD else {
            return answer.isEmpty ? finish(.refused, .emptyAnswer) : refuseUnjudged()
        }
        switch answer.filter({ $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }) {
        case []: return finish(.refused, .emptyAnswer)
        case [UInt8(ascii: "?")]:
            return ask([.help(.beforeFirstFactor)] + (contact.map { [.contact($0)] } ?? []))
        default:
            guard TypedCode(answer) != nil else {
                return ask([.malformedCode(digits: nil)], else: .malformed)
            }
            return refuseUnjudged()
        }
    }

    private mutating func refuseUnjudged() -> [Effect] {
        entry.codesLeft -= 1
        return entry.codesLeft > 0 ? ask([.refused], else: .unproven) : finish(.refused, .unproven)
    }

    private var digits: Int? { explains ? entry.digits : nil }
}
