import Identity
import Wire

/// The JSON of `confirm`.
struct ConfirmAnswer: Encodable {
    let purpose: String
    /// Nil: whoever asked.
    let user: AccountName?
    let proven: Bool
    /// Nil where that was not told, since the proof is of now.
    let provenAt: Timestamp?

    /// After a conversation that granted it.
    init(purpose: String, user: AccountName?) {
        self.purpose = purpose
        self.user = user
        proven = true
        provenAt = nil
    }

    init(purpose: String, _ reply: ConfirmUserReply) {
        self.purpose = purpose
        user = reply.user
        proven = reply.proven
        provenAt = reply.provenAt
    }
}
