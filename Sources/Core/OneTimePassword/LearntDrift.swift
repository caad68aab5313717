/// Follows an authenticator whose clock runs fast or slow (RFC 6238 §6).
package enum LearntDrift {
    /// The furthest drift that is learnt, in steps either way.
    package static let bound: Int64 = 10

    /// Moves the drift one step towards the offset of a code that was just accepted, within ``bound``.
    ///
    /// One step at a time, so that a single code bought or guessed at the edge of the window moves it little.
    package static func next(drift: Int64, acceptedOffset: Int64) -> Int64 {
        let known = min(max(drift, -bound), bound)
        let towards = min(max(acceptedOffset, -bound), bound)
        return known + (towards - known).signum()
    }
}
