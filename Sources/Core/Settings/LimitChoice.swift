/// What `idle` or `max` of a live session says where it stands.
package enum LimitChoice: Hashable, Sendable {
    /// `false`: without a limit, whatever an earlier file or `[sessions]` says.
    case off
    case after(seconds: Int64)

    package var seconds: Int64? {
        if case .after(let seconds) = self { seconds } else { nil }
    }
}
