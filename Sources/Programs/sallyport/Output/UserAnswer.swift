import Wire

/// The JSON about one account: its report, what policy asks of it, and whom people ask.
struct UserAnswer: Encodable {
    let reply: ShowUserReply

    func encode(to encoder: any Encoder) throws {
        try reply.user.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(reply.policy, forKey: .policy)
        try container.encodeIfPresent(reply.help, forKey: .help)
    }

    private enum CodingKeys: String, CodingKey { case policy, help }
}
