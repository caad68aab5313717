/// The JSON of a change: the daemon's reply, and `dryRun` if nothing was changed for that reason.
struct ChangeAnswer<Reply: Encodable>: Encodable {
    let reply: Reply
    let dryRun: Bool?

    init(_ reply: Reply, _ options: ChangeOptions) {
        self.reply = reply
        dryRun = options.parameter
    }

    func encode(to encoder: any Encoder) throws {
        try reply.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(dryRun, forKey: .dryRun)
    }

    private enum CodingKeys: String, CodingKey { case dryRun }
}
