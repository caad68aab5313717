import Account
import Conversation
import Messages
import OneTimePassword

/// What an enrolment answers, in words that a story can be told in.
extension Effect {
    /// The key as text, below why it is shown.
    static func showKey(_ reason: Message...) -> Self {
        .ask(.enrolmentCode, telling: reason, revealing: .key, then: [.enrolment(.instructions)])
    }

    static func show(_ revelation: Revelation) -> Self {
        .ask(.enrolmentCode, telling: [], revealing: revelation)
    }

    static func askAgain(_ message: EnrolmentMessage) -> Self {
        .ask(.enrolmentCode, telling: [.enrolment(message)])
    }

    static let proveCode = Self.proveKey(.authenticator(Fixture.code))
    static let showRecoveryCodes = Self.ask(.recoveryCodesSaved, telling: [], revealing: .recoveryCodes)
}

/// An enrolment from the key to its end, line by line.
enum EnrolmentLines {
    typealias Line = (Event, Effect?)

    static let proven: [Line] = [(.code, .proveCode), (.keyProven(.accepted), .makeRecoveryCodes)]
    static let shown: [Line] = proven + [(.recoveryCodesMade(true), .showRecoveryCodes)]
    static let saved: [Line] = shown + [(.enter, .commit(.enrol))]

    static func all(to last: Effect) -> [Line] { saved + [(.committed(.done), last)] }
}
