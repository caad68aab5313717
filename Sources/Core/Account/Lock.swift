/// Why nobody may log in to an account for now.
package struct Lock: Hashable, Sendable {
    package let since: Int64
    /// Nil: until an administrator unlocks it.
    package let until: Int64?
    /// An administrator's words, up to 200 bytes; shown to administrators alone.
    package let reason: String

    package init(since: Int64, until: Int64?, reason: String) {
        self.since = since
        self.until = until
        self.reason = reason
    }

    package func holds(at now: Int64) -> Bool {
        until.map { now < $0 } ?? true
    }

    /// Whether a text can be the ``reason``.
    package static func isReason(_ text: String) -> Bool {
        text.utf8.count <= 200 && FactorName.isShowable(text)
    }
}
