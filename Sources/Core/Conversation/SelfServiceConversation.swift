package import Account
import Identity
import Messages
package import Settings
package import Wire

/// One change that a person makes to their own second factor, as a state machine without input or output.
///
/// The password first, then a factor that the account has already, then a typed confirmation where something is lost.
/// Whatever does not fit ends it, and nothing is changed.
package struct SelfServiceConversation: Sendable {
    package typealias Event = ConversationEvent
    package typealias Effect = ConversationEffect
    package typealias Ending = ConversationEnding
    package typealias Cause = ConversationCause

    /// Passwords that one conversation has checked.
    static let mostPasswords = 3
    static let mostPrompts = 8

    /// What policy says of this person.
    package struct Rules: Sendable {
        package let enrol: EnrolmentPolicy
        package let demandsFactor: Bool
        package let methods: [Method]
        package let risk: RiskSettings

        package init(
            enrol: EnrolmentPolicy, demandsFactor: Bool, methods: [Method], risk: RiskSettings = .installed
        ) {
            self.enrol = enrol
            self.demandsFactor = demandsFactor
            self.methods = methods
            self.risk = risk
        }

        /// The means of which one must stay; none where policy demands no factor.
        package var keptMeans: Set<Means> {
            demandsFactor ? Set(methods.map(Means.init)).subtracting([.recoveryCode]) : []
        }
    }

    enum State: Sendable {
        case idle
        case loading
        /// The login session that asks is looked for.
        case findingSession
        case renewingSession(ConversationCause)
        case askingPassword
        case checkingPassword
        case asking
        case judging
        case sending(OutOfBandChannel)
        /// What became of the last code is looked up, for `?`.
        case recalling
        case enrolling(EnrolmentConversation)
        case confirming(AccountChange)
        case makingRecoveryCodes(for: AccountChange)
        case showingRecoveryCodes(for: AccountChange)
        case committing(AccountChange)
        case finished
    }

    var state = State.idle
    var account = AccountView.nothing
    /// The verdict on what was typed last: who goes away after it was refused for it.
    var lastRefusal: Cause?
    /// How the proof was used up, to be told with the next words.
    var told: [Message] = []
    var entry = CodeEntry(account: .nothing, methods: [], takesPass: false)
    var passwordsLeft = Self.mostPasswords
    var promptsLeft = Self.mostPrompts
    /// The contact that is being proven, so that its codes can become a factor.
    var enabling: OutOfBandChannel?
    let action: SelfServiceRequest.Action
    let isDryRun: Bool
    let rules: Rules
    let contact: String?
    let circumstances: Circumstances

    package init(
        _ request: SelfServiceRequest, rules: Rules, contact: String?, circumstances: Circumstances
    ) {
        action = request.action
        isDryRun = request.isDryRun
        self.circumstances = circumstances
        self.rules = rules
        self.contact = contact
    }

    /// Takes one event and returns what the caller must do next, in order.
    package mutating func handle(_ event: Event) -> [Effect] {
        switch (state, event) {
        case (.finished, _): []
        // What is being written can not be stopped: it ends with what became of it.
        case (.committing, .hungUp), (.committing, .timedOut): []
        case (.enrolling(let enrolment), .hungUp) where enrolment.isCommitting: []
        case (.enrolling(let enrolment), .timedOut) where enrolment.isCommitting: []
        case (_, .hungUp): finish(.refused, lastRefusal ?? .abandoned)
        case (_, .timedOut): finish(.refused, .timedOut, .timedOut)
        case (.idle, .began): load()
        case (.loading, .loaded(let found)): proceed(with: found)
        case (.findingSession, .sessionFound(let session)): proceed(in: session)
        case (.renewingSession(let cause), .sessionRenewed(let isRenewed)): conclude(cause, isRenewed)
        case (.askingPassword, .answered(let password)): check(password)
        case (.checkingPassword, .passwordChecked(let outcome)): conclude(outcome)
        case (.asking, .answered(let answer)): take(answer)
        case (.judging, .judged(let outcome)): conclude(outcome)
        case (.sending(let channel), .delivered(let outcome)): conclude(outcome, on: channel)
        case (.recalling, .deliveryRecalled(let last)): help(after: last)
        case (.enrolling(let enrolment), _): goOn(enrolment, event)
        case (.confirming(let change), .answered(let answer)): confirm(change, answer)
        case (.makingRecoveryCodes(let change), .recoveryCodesMade(let isMade)): show(isMade, change)
        case (.showingRecoveryCodes(let change), .answered): commit(change)
        case (.committing(let change), .committed(let outcome)): conclude(change, outcome)
        default: finish(.refused, .outOfOrder)
        }
    }

    mutating func finish(_ verdict: Verdict, _ cause: Cause, _ message: Message? = nil) -> [Effect] {
        state = .finished
        return [
            .finish(
                Ending(verdict: verdict, cause: cause, messages: takeTold() + [message].compactMap(\.self)))
        ]
    }

    /// What is to be told, once.
    mutating func takeTold() -> [Message] {
        defer { told = [] }
        return told
    }

    mutating func refuse(_ cause: Cause, _ message: SelfServiceMessage) -> [Effect] {
        finish(.refused, cause, .selfService(message))
    }

    private mutating func load() -> [Effect] {
        state = .loading
        return [.load]
    }
}
