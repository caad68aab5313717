/// Whether the root helper tells when sessions last had input, and since when it does not: nobody is idle meanwhile.
struct HelperSight {
    /// Awakenings in a row without an answer, some 30 s apart, after which it is said.
    static let mostMissed = 4

    private var missed = 0

    /// Takes over whether anything was told of any of the sessions that were asked about.
    ///
    /// - Returns: what is news; nil where nothing is.
    mutating func note(_ isSeen: Bool) -> SightNews? {
        defer { missed = isSeen ? 0 : missed + 1 }
        if isSeen { return missed >= Self.mostMissed ? .found : nil }
        return missed + 1 == Self.mostMissed ? .lost : nil
    }
}

enum SightNews {
    case lost
    case found
}
