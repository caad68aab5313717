import Wire

/// What is said where a proof is demanded.
extension Sentences {
    static func confirmed(_ purpose: String) -> String { "Confirmed: \(purpose)" }

    /// `fresh` as it was typed, or its like.
    static func notConfirmed(_ reply: ConfirmUserReply, fresh: String) -> String {
        let last = reply.provenAt.map { " (the last one is of \($0))" } ?? ""
        return
            "\(reply.user) has no proof of a second factor within \(fresh) that counts\(last); type sallyport verify in"
            + " this login session, then try again"
    }
}
