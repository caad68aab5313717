import Account
import Conversation
import Messages

extension Walk {
    /// Goes on as everybody hopes, and follows every sequence from each place on that way.
    mutating func followFromEveryPlace(_ start: Subject, _ found: FoundAccount, length: Int) {
        var (machine, facts) = (start, Facts())
        while facts.pending?.ending == nil {
            follow(machine, facts, length: length)
            guard let event = Self.hoped(facts.pending, found, facts.account) else { return }
            facts.note(event)
            guard let effect = machine.handle(event).first else { return }
            facts.note(effect)
        }
    }

    /// The event that brings the machine nearer to a good end; nil at the end.
    private static func hoped(_ pending: Effect?, _ found: FoundAccount, _ account: AccountView) -> Event? {
        switch pending {
        case nil: .began(.none)
        case .load: .loaded(found)
        case .ask(.verificationCode, telling: let messages, revealing: _, then: _)
        where messages.contains(where: \.isOfSentCode): .sentCode
        case .ask(let prompt, telling: _, revealing: _, then: _): answer(to: prompt, account)
        case .judge(_, let means, leavingGrant: _, remembering: _):
            means.first.map { .accepted(Alphabet.acceptance(of: $0)) }
        case .checkPassword: .passwordChecked(.accepted)
        case .send: .sent
        case .recallDelivery: .deliveryRecalled(nil)
        case .makeKey: .keyMade(digits: 6)
        case .proveKey: .keyProven(.accepted)
        case .makeRecoveryCodes: .recoveryCodesMade(true)
        case .commit: .committed(.done)
        case .findSession: .sessionFound(nil)
        case .renewSession: .sessionRenewed(true)
        case .noteSession: .sessionNoted(true)
        case .finish: nil
        }
    }

    private static func answer(to prompt: Prompt, _ account: AccountView) -> Event {
        switch prompt {
        case .verificationCode: account.isEnrolled && !account.isDormant ? .code : .pass
        case .enrolmentCode: .code
        case .announcement: .typed("e")
        case .password: .typed("secret")
        case .confirmation: .typed("yes")
        case .recoveryCodesSaved, .goOn, .farewell: .enter
        }
    }
}

extension Message {
    /// Whether a code was sent that is to be typed now.
    fileprivate var isOfSentCode: Bool {
        switch self {
        case .delivery(.sent), .delivery(.sentBefore): true
        default: false
        }
    }
}
