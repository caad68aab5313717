/// The audit trail.
package struct JournalStatus: Codable, Hashable, Sendable {
    package var target: Target
    /// Records that were lost since the start, because the queue was full or the write failed.
    package var lost: Int

    package init(target: Target, lost: Int) {
        self.target = target
        self.lost = lost
    }

    package enum Target: String, Codable, CaseIterable, Sendable {
        case journal
        case standardError
    }
}
