import Account
import Messages
import Settings
import Wire

extension SelfServiceConversation {
    mutating func askPassword(_ messages: [Message]) -> [Effect] {
        state = .askingPassword
        return [.ask(.password, telling: messages)]
    }

    mutating func check(_ password: [UInt8]) -> [Effect] {
        guard !password.isEmpty else { return finish(.refused, .emptyAnswer, .selfService(.notConfirmed)) }
        passwordsLeft -= 1
        state = .checkingPassword
        return [.checkPassword(password)]
    }

    mutating func conclude(_ outcome: PasswordOutcome) -> [Effect] {
        switch outcome {
        case .accepted:
            lastRefusal = nil
            return proveFactor()
        case .refused where passwordsLeft > 0:
            lastRefusal = .wrongPassword
            return askPassword([.selfService(.wrongPassword)])
        case .refused: return refuse(.wrongPassword, .wrongPassword)
        case .throttled(let seconds):
            return refuse(.passwordThrottled(seconds: seconds), .tooManyPasswords(seconds: seconds))
        case .unavailable:
            return finish(.unavailable, .passwordUnavailable, .selfService(.passwordNotChecked))
        }
    }

    /// A factor that the account has already, or what its first one needs.
    mutating func proveFactor() -> [Effect] {
        let needs = account.isEnrolled ? nil : rules.enrol
        guard account.isEnrolled || needs == .pass || needs == .proof else { return act() }
        entry = CodeEntry(
            account: account, methods: needs == nil ? rules.methods : [], takesPass: account.hasPass,
            sends: true,
            proving: needs == .proof ? account.contacts.map(\.channel) : [])
        let proof: [Message] = needs == .proof ? [.delivery(.proofNeeded(takesPass: account.hasPass))] : []
        return open(takeTold() + proof)
    }

    mutating func ask(_ messages: [Message]) -> [Effect] {
        guard promptsLeft > 0 else { return finish(.refused, .malformed, .noMoreTries) }
        promptsLeft -= 1
        state = .asking
        return [.ask(.verificationCode, telling: messages)]
    }

    mutating func take(_ answer: [UInt8]) -> [Effect] {
        switch entry.read(answer) {
        case .nothing: return refuse(.emptyAnswer, .notConfirmed)
        case .help: return recall()
        case .send(let channel): return send(channel)
        case .unreachable(let channel, let message): return tell(message, of: channel)
        case .malformed: return ask([entry.malformed])
        case .chosen(let authenticator): return ask([.otherAuthenticator(authenticator)])
        case .code(let code, let means):
            state = .judging
            return [.judge(code, means, leavingGrant: false)]
        }
    }

    mutating func conclude(_ outcome: CodeOutcome) -> [Effect] {
        switch outcome {
        case .unrecorded:
            return finish(.unavailable, .unrecorded, .storeFull)
        case .judged(.accepted(let acceptance)):
            lastRefusal = nil
            told = [Message(acceptance)].compactMap(\.self)
            if case .recoveryCode(number: _, left: let left) = acceptance { account.recoveryCodes = left }
            if let enabling {
                // One that came over another channel says nothing of this one.
                let isProven = acceptance.means == Means(enabling)
                return isProven ? enable(enabling) : ask([.delivery(.sentElsewhere(enabling))])
            }
            return act(by: acceptance)
        case .judged(.refused(let refusal)):
            if refusal != .malformed { entry.codesLeft -= 1 }
            lastRefusal = .refused(refusal)
            let message = Message(
                refusal, digits: entry.digits, isOfAuthenticator: entry.hasAuthenticator)
            return entry.codesLeft > 0 ? ask([message]) : finish(.refused, .refused(refusal), message)
        }
    }
}
