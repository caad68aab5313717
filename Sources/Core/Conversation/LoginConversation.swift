import Account
import Messages
package import Policy
import Wire

/// One phase of one login, as a state machine without input or output.
///
/// The caller feeds it what happened and carries out what it answers. An event that does not fit the state ends the
/// login with a refusal; it never traps, because the peer chooses the order of its messages.
package struct LoginConversation: Sendable {
    /// Codes that one conversation judges.
    package static let mostCodes = 3
    /// Prompts that one conversation shows, `?` and mistyped answers included.
    package static let mostPrompts = 8

    enum State: Sendable {
        case idle
        case loading
        case asking
        case judging
        /// The last words are told, and a prompt stands below them.
        case parting(Ending)
        case finished
    }

    var state = State.idle
    var codesLeft = Self.mostCodes
    var promptsLeft = Self.mostPrompts
    var hasProof = false
    /// The verdict on the code judged last: who goes away after it was refused for it.
    var lastRefusal: Refusal?
    /// Of the codes that the account's factors show; nil where they differ or are nobody's business.
    var digits: Int?
    let request: LoginRequest
    let policy: Policy
    let contact: String?
    let now: Int64
    /// The decision of policy, once there is one; for the journal.
    package internal(set) var decision: Decision?

    /// A conversation that began at `now`, in seconds since 1970-01-01 00:00 UTC; `contact` is whom to ask.
    package init(request: LoginRequest, policy: Policy, contact: String?, now: Int64) {
        self.request = request
        self.policy = policy
        self.contact = contact
        self.now = now
    }

    /// Takes one event and returns what the caller must do next, in order.
    package mutating func handle(_ event: Event) -> [Effect] {
        switch (state, event) {
        case (.finished, _): []
        case (.parting(let ending), .hungUp), (.parting(let ending), .timedOut): end(ending)
        case (_, .hungUp): finish(.refused, lastRefusal.map(Cause.refused) ?? .abandoned)
        case (_, .timedOut): finish(.refused, .timedOut, .timedOut)
        case (.idle, .began(let proof)): begin(proof)
        case (.loading, .loaded(let found)): proceed(with: found)
        case (.asking, .answered(let answer)): take(answer)
        case (.judging, .judged(let outcome)): conclude(outcome)
        case (.parting(let ending), .answered): end(ending)
        case (.idle, _), (.loading, _), (.asking, _), (.judging, _), (.parting, _):
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
        return [.ask(.farewell, telling: messages)]
    }

    private mutating func end(_ ending: Ending) -> [Effect] {
        state = .finished
        return [.finish(ending)]
    }

    /// Whether the person is told why; before the first factor that would tell strangers who exists.
    var explains: Bool { request.standpoint == .afterFirstFactor }
}
