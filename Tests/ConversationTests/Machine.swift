import Conversation

/// A state machine that takes what happened and answers what to do.
protocol Machine: Sendable {
    mutating func handle(_ event: Event) -> [Effect]
}

extension LoginConversation: Machine {}
extension SelfServiceConversation: Machine {}
