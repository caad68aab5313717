import Identity

/// Lets one record through for each peer now and then, so that nobody can drown the audit trail in refusals of their own.
///
/// Used on the event loop alone.
final class RefusalMeter {
    private static let pauseMilliseconds: Int64 = 10_000
    /// Peers remembered at once; beyond that all are forgotten, which lets at most one record more of each through.
    private static let mostPeers = 1_024

    private struct Entry {
        let since: Int64
        var suppressed: Int
    }

    private var entries: [UserID: Entry] = [:]

    /// Whether a refusal of this peer is to be written now, and how many were not written before it.
    func admit(_ uid: UserID, at now: Moment) -> Int? {
        if let entry = entries[uid], now.boot - entry.since < Self.pauseMilliseconds {
            entries[uid]?.suppressed += 1
            return nil
        }
        if entries.count >= Self.mostPeers { entries = [:] }
        let suppressed = entries[uid]?.suppressed ?? 0
        entries[uid] = Entry(since: now.boot, suppressed: 0)
        return suppressed
    }
}
