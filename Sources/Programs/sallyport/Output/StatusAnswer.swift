import Wire

/// The JSON of `status`: what the daemon says of itself, and how far the roll-out is.
struct StatusAnswer: Encodable {
    let status: GetStatusReply
    let rollOut: RollOut

    func encode(to encoder: any Encoder) throws {
        try status.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rollOut, forKey: .rollOut)
    }

    private enum CodingKeys: String, CodingKey { case rollOut }
}
