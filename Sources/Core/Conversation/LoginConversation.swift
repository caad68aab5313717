import Account
import Identity
import Messages
package import Policy
import Wire

/// One phase of one login, as a state machine without input or output.
///
/// The caller feeds it what happened and carries out what it answers. An event that does not fit the state ends the
/// login with a refusal; it never traps, because the peer chooses the order of its messages.
package struct LoginConversation: Sendable {
    package typealias Event = ConversationEvent
    package typealias Effect = ConversationEffect
    package typealias Ending = ConversationEnding
    package typealias Cause = ConversationCause

    /// Codes that one conversation judges.
    package static let mostCodes = CodeEntry.mostCodes
    /// Prompts that one conversation shows, `?` and mistyped answers included; setting up a factor has its own.
    package static let mostPrompts = 8

    enum State: Sendable {
        case idle
        case loading
        case asking
        case judging
        case sending(OutOfBandChannel)
        /// What became of the last code is looked up, for `?`.
        case recalling
        /// The person was told that a factor is missing, and may set one up now.
        case announcing(FreeChoice)
        case enrolling(EnrolmentConversation)
        /// The session that the login opens is written down.
        case noting
        /// The last words are told, and a prompt stands below them.
        case parting(Ending)
        case finished
    }

    var state = State.idle
    var promptsLeft = Self.mostPrompts
    var entry: CodeEntry
    var account = AccountView.nothing
    var prior = PriorProof.none
    /// After a right pass a factor is set up.
    var enrolsAfterwards = false
    /// Where setting up a factor is the person's free choice: how whoever gives it up is let in.
    var choice: FreeChoice?
    /// The person went away while an enrolment was being written.
    var isLeft = false
    /// To be told above the next prompt.
    var told: [Message] = []
    /// The verdict on the code judged last: who goes away after it was refused for it.
    var lastRefusal: Refusal?
    package let request: LoginRequest
    let policy: Policy
    let contact: String?
    package let circumstances: Circumstances
    /// The decision of policy, once there is one; for the journal.
    package internal(set) var decision: Decision?

    /// `contact` is whom to ask.
    package init(request: LoginRequest, policy: Policy, contact: String?, circumstances: Circumstances) {
        self.request = request
        self.policy = policy
        self.contact = contact
        self.circumstances = circumstances
        entry = CodeEntry(account: .nothing, methods: [], takesPass: false)
    }

    /// Takes one event and returns what the caller must do next, in order.
    package mutating func handle(_ event: Event) -> [Effect] {
        switch (state, event) {
        case (.finished, _): []
        case (.parting(let ending), .hungUp), (.parting(let ending), .timedOut): end(ending.abandoned)
        // What is being written can not be stopped: it ends with what became of it.
        case (.enrolling(let enrolment), .hungUp) where enrolment.isCommitting: leave()
        case (.enrolling(let enrolment), .timedOut) where enrolment.isCommitting: leave()
        case (_, .hungUp): finish(.refused, lastRefusal.map(Cause.refused) ?? .abandoned)
        case (_, .timedOut): finish(.refused, .timedOut, .timedOut)
        case (.idle, .began(let proof)): begin(proof)
        case (.loading, .loaded(let found)) where request.phase == .openSession: openSession(of: found)
        case (.loading, .loaded(let found)): proceed(with: found)
        case (.noting, .sessionNoted(let isNoted)): conclude(isNoted: isNoted)
        case (.asking, .answered(let answer)): take(answer)
        case (.judging, .judged(let outcome)): conclude(outcome)
        case (.sending(let channel), .delivered(let outcome)): conclude(outcome, on: channel)
        case (.recalling, .deliveryRecalled(let last)): help(after: last)
        case (.announcing(let choice), .answered(let answer)): choose(answer, choice)
        case (.enrolling(let enrolment), _): goOn(enrolment, event)
        case (.parting(let ending), .answered): end(ending)
        case (.idle, _), (.loading, _), (.asking, _), (.judging, _), (.announcing, _), (.parting, _),
            (.sending, _), (.recalling, _), (.noting, _):
            finish(.refused, .outOfOrder)
        }
    }

    /// Ends the login; where the last words would be lost without a prompt below them, it asks for Enter first.
    mutating func finish(_ verdict: Verdict, _ cause: Cause, _ message: Message? = nil) -> [Effect] {
        let messages = [explains ? message : message?.beforeFirstFactor].compactMap(\.self)
        guard request.isFromSSHD, !messages.isEmpty, explains, cause != .timedOut else {
            return end(Ending(verdict: verdict, cause: cause, messages: messages))
        }
        state = .parting(Ending(verdict: verdict, cause: cause, messages: []))
        return [.ask(verdict == .granted ? .goOn : .farewell, telling: messages)]
    }

    private mutating func end(_ ending: Ending) -> [Effect] {
        state = .finished
        return [.finish(ending)]
    }

    /// Whether this may set up a factor: root's module says that the first factor was proven, and it was the subject's
    /// own, not that of the account that su enters.
    var mayEnrol: Bool { explains && request.target == nil }

    /// Whether the person is told why; before the first factor that would tell strangers who exists.
    var explains: Bool { request.standpoint == .afterFirstFactor }
}

extension ConversationEnding {
    /// The same for somebody who went away before it: nobody is let in who is not there.
    fileprivate var abandoned: Self {
        verdict == .granted ? Self(verdict: .refused, cause: .abandoned, messages: []) : self
    }
}
