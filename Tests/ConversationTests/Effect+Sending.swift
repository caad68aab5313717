import Account
import Conversation
import Identity
import Messages
import OneTimePassword

/// What is told of codes that are sent, in words that a story can be told in.
extension Effect {
    static let sendMail = Self.send(.email, provingContact: false)
    static let sendSMS = Self.send(.sms, provingContact: false)
    /// So that the contact is proven.
    static let sendProof = Self.send(.email, provingContact: true)
    static let toldMail = Self.ask(.toMail)
    static let toldSMS = Self.ask(.delivery(.sent(.sms, to: Fixture.phone, minutes: 10)))

    static func judgingSent(_ means: Means) -> Self { .judging(.authenticator(Fixture.sentCode), [means]) }

    /// Where more must come than that code.
    static let judgeOwnMail = Self.judgingOwner(.authenticator(Fixture.sentCode), [.email])
}

extension Message {
    static let toMail = Self.delivery(.sent(.email, to: Fixture.mail, minutes: 10))

    static func needed(takesPass: Bool) -> Self { .delivery(.proofNeeded(takesPass: takesPass)) }
}

extension Acceptance {
    static let byMail = Self.sentCode(.email, nil)
}
