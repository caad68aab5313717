/// What is due for an account that nobody proves anything for; times in seconds since 1970-01-01 00:00 UTC.
package enum DormancyStep: Hashable, Sendable {
    /// Its owner is to hear that it becomes dormant then.
    case tell(closes: Int64)
    /// It is dormant since then, which the journal is to hear.
    case note(closed: Int64)
}
