import Account
import Identity

/// What a later phase of a login, or the same conversation after a restart, comes back for.
extension RuntimeTable {
    func proof(of conversation: ConversationID) -> Proof? {
        grants.slot(of: conversation).flatMap(proof(at:))
    }

    func proof(with token: Token) -> Proof? { grants.slot(with: token).flatMap(proof(at:)) }

    func proof(of process: ProcessIdentity) -> Proof? { grants.slot(of: process).flatMap(proof(at:)) }

    /// A proof is used once.
    func use(_ proof: Proof) {
        guard let slot = grants.slot(with: proof.token) else { return }
        dropGrant(at: slot)
    }

    private func proof(at slot: Int) -> Proof? { entries[slot]?.proof }
}
