import Wire

/// The JSON of it: the daemon's reply, and what remains, where root asks.
struct OffboardAnswer: Encodable {
    private let change: ChangeAnswer<OffboardUserReply>
    private let remains: [Remainder]?

    init(_ reply: OffboardUserReply, _ remains: [Remainder]?, _ options: ChangeOptions) {
        change = ChangeAnswer(reply, options)
        self.remains = remains
    }

    func encode(to encoder: any Encoder) throws {
        try change.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(remains, forKey: .remains)
    }

    private enum CodingKeys: String, CodingKey { case remains }
}
