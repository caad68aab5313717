import Account
import Conversation

/// One conversation over the verify socket, whatever it is about: carries out what a state machine answers.
protocol VerifyConversation: AnyObject {
    var desk: LoginDesk { get }
    var access: AccountAccess { get }
    var stage: Stage { get }
    /// The means of which the account must keep one.
    var keptMeans: Set<Means> { get }
    /// The key that is made where one is set up.
    var keyPlan: PendingKey.Plan { get }

    func begin()
    func handle(_ event: ConversationEvent)
    func load()
    func check(_ password: [UInt8])
    func findSession()
    /// Whether the proof is known to the login session from now on.
    func renewSession() -> Bool
    /// False if the session that is opened could not be noted, and something is to end it.
    func noteSession() -> Bool
    func finish(_ ending: ConversationEnding)
}

extension VerifyConversation {
    func carryOut(_ effect: ConversationEffect) {
        switch effect {
        case .load: load()
        case .ask(let prompt, let messages, let revelation, let last):
            stage.ask(prompt, messages + [revelation.map(access.message)].compactMap(\.self) + last)
        case .checkPassword(let password): check(password)
        case .judge(let code, let means, let leavingGrant, let remembering):
            access.judge(code, means, leavingGrant: leavingGrant, remembering: remembering) {
                self.handle(.judged($0))
            }
        case .findSession: findSession()
        case .renewSession: handle(.sessionRenewed(renewSession()))
        case .noteSession: handle(.sessionNoted(noteSession()))
        case .send(let channel, let provingContact):
            access.send(channel, provingContact: provingContact) { self.handle(.delivered($0)) }
        case .recallDelivery: handle(.deliveryRecalled(access.lastDelivery))
        case .makeKey: makeKey()
        case .proveKey(let code): handle(.keyProven(access.prove(code)))
        case .makeRecoveryCodes: access.makeRecoveryCodes { self.handle(.recoveryCodesMade($0)) }
        case .commit(let change): commit(change)
        case .finish(let ending): finish(ending)
        }
    }

    private func makeKey() {
        guard let digits = access.makeKey(keyPlan) else { return handle(.hungUp) }
        handle(.keyMade(digits: digits))
    }

    /// Other rules may have come meanwhile, under which this would not have begun.
    private func commit(_ change: AccountChange) {
        guard access.isUnderSameRules else { return handle(.committed(.overtaken)) }
        access.commit(change, keeping: keptMeans) { self.handle(.committed($0)) }
    }
}
