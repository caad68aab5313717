import Wire

/// The JSON of `policy apply`.
struct TrialAnswer: Encodable {
    let file: String
    let config: String
    /// Nil where nothing was tried out.
    let outcome: ApplyPolicyReply.Outcome?
    let by: String?
    let dryRun: Bool?

    init(file: String, config: String, dryRun: Bool) {
        self.file = file
        self.config = config
        (outcome, by) = (nil, nil)
        self.dryRun = dryRun
    }

    init(file: String, config: String, _ reply: ApplyPolicyReply) {
        self.file = file
        self.config = config
        (outcome, by) = (reply.outcome, reply.by)
        dryRun = nil
    }
}
