import Account
import Messages
import OneTimePassword

/// The setting up of one authenticator: shows a fresh key, asks for one right code, shows recovery codes, commits.
///
/// A part of a login or of `enable`, which feed it and carry out its effects. Nothing is stored before the person has
/// confirmed that the recovery codes are saved; whoever goes away before leaves nothing behind.
struct EnrolmentConversation: Sendable {
    enum Result: Hashable, Sendable {
        case enrolled
        case givenUp
        case taken
        case noMorePrompts
        case unrecorded
        case outOfOrder
    }

    enum State: Sendable {
        case idle
        case makingKey
        case asking
        case proving
        case makingRecoveryCodes
        case confirming
        case committing
    }

    /// Prompts until the right code, mistypes and drawings included.
    static let mostPrompts = 12

    private(set) var result: Result?
    private var state = State.idle
    private var promptsLeft = Self.mostPrompts
    private var digits = 6
    private let makesRecoveryCodes: Bool
    /// Whether the person must be shown the key, or brought it along.
    private let isKeyShown: Bool
    private let reason: [Message]

    /// `reason` stands above the key.
    init(makesRecoveryCodes: Bool, isKeyShown: Bool = true, reason: [Message]) {
        self.makesRecoveryCodes = makesRecoveryCodes
        self.isKeyShown = isKeyShown
        self.reason = reason
    }

    /// Whether the change is being written, so that nothing stops it any more.
    var isCommitting: Bool {
        if case .committing = state { true } else { false }
    }

    mutating func begin() -> [ConversationEffect] {
        state = .makingKey
        return [.makeKey]
    }

    /// Takes one event; afterwards ``result`` says whether it is over.
    mutating func handle(_ event: ConversationEvent) -> [ConversationEffect] {
        switch (state, event) {
        case (.makingKey, .keyMade(let digits)): return show(digits: digits)
        case (.asking, .answered(let answer)): return take(answer)
        case (.proving, .keyProven(let outcome)): return conclude(outcome)
        case (.makingRecoveryCodes, .recoveryCodesMade(let isMade)): return confirm(isMade)
        case (.confirming, .answered): return commit()
        case (.committing, .committed(let outcome)): return conclude(outcome)
        default: return end(.outOfOrder)
        }
    }

    private mutating func show(digits: Int) -> [ConversationEffect] {
        self.digits = digits
        guard isKeyShown else { return ask(reason) }
        return ask(reason, revealing: .key, then: [.enrolment(.instructions)])
    }

    private mutating func take(_ answer: [UInt8]) -> [ConversationEffect] {
        switch answer.filter({ $0 != UInt8(ascii: " ") }) {
        case [] where !isKeyShown: return end(.givenUp)
        case []: return ask([], revealing: .qrCode(forLightTerminal: false))
        case [UInt8(ascii: "l")] where isKeyShown, [UInt8(ascii: "L")] where isKeyShown:
            return ask([], revealing: .qrCode(forLightTerminal: true))
        case [UInt8(ascii: "u")] where isKeyShown, [UInt8(ascii: "U")] where isKeyShown:
            return ask([], revealing: .keyURI)
        case [UInt8(ascii: "?")]: return ask([.enrolment(isKeyShown ? .help : .helpWithOwnKey)])
        case [UInt8(ascii: "q")], [UInt8(ascii: "Q")]: return end(.givenUp)
        default: return prove(answer)
        }
    }

    private mutating func prove(_ answer: [UInt8]) -> [ConversationEffect] {
        guard let code = TypedCode(answer) else { return ask([.enrolment(.malformedCode(digits: digits))]) }
        state = .proving
        return [.proveKey(code)]
    }

    private mutating func conclude(_ outcome: KeyOutcome) -> [ConversationEffect] {
        switch outcome {
        case .wrong: return ask([.enrolment(.wrongCode)])
        case .malformed: return ask([.enrolment(.malformedCode(digits: digits))])
        case .clockDiffers(let seconds): return ask([.enrolment(.clockDiffers(seconds: seconds))])
        case .void(let seconds): return ask([.voidCode(seconds: seconds)])
        case .taken: return end(.taken)
        case .accepted where makesRecoveryCodes:
            state = .makingRecoveryCodes
            return [.makeRecoveryCodes]
        case .accepted: return commit()
        }
    }

    private mutating func confirm(_ isMade: Bool) -> [ConversationEffect] {
        guard isMade else { return end(.unrecorded) }
        state = .confirming
        return [.ask(.recoveryCodesSaved, telling: [], revealing: .recoveryCodes)]
    }

    private mutating func commit() -> [ConversationEffect] {
        state = .committing
        return [.commit(.enrol)]
    }

    private mutating func conclude(_ outcome: CommitOutcome) -> [ConversationEffect] {
        switch outcome {
        case .done: end(.enrolled)
        case .overtaken: end(.taken)
        case .unrecorded: end(.unrecorded)
        }
    }

    private mutating func ask(
        _ messages: [Message], revealing revelation: Revelation? = nil, then last: [Message] = []
    ) -> [ConversationEffect] {
        guard promptsLeft > 0 else { return end(.noMorePrompts) }
        promptsLeft -= 1
        state = .asking
        return [
            .ask(
                isKeyShown ? .enrolmentCode : .verificationCode, telling: messages, revealing: revelation,
                then: last)
        ]
    }

    private mutating func end(_ result: Result) -> [ConversationEffect] {
        self.result = result
        return []
    }
}
