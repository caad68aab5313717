/// When a session last had input, and what its source said then.
///
/// The clock of a terminal is the wall clock, which somebody may set. So what the source said is kept as it was: as long as it
/// says the same, there was no input, whatever the clock says now.
package struct LastInput: Hashable, Sendable {
    /// Milliseconds of the boot clock.
    package let moment: Int64
    /// As the source said, in seconds of the wall clock; nil where no source has said anything yet.
    package let stamp: Int64?
    /// Bytes that were typed and that nobody had read then.
    package let unread: UInt32

    package init(moment: Int64, stamp: Int64?, unread: UInt32 = 0) {
        self.moment = moment
        self.stamp = stamp
        self.unread = unread
    }

    /// What is known once the source was asked again.
    ///
    /// The wall clock may have been set between the input and now. So what the source says is placed by what both clocks said when
    /// the session was opened, too, and the later of the two moments counts, unless it is in the future.
    ///
    /// - Parameters:
    ///   - stamp: What it says now, in seconds of the wall clock.
    ///   - unread: How many bytes wait there now. More than before were typed since, whatever the stamp says: that one moves once
    ///     they are read.
    ///   - now: When it was asked.
    ///   - opened: When the session was opened.
    /// - Returns: the later input, or this one.
    package func updated(stamp: Int64, unread: UInt32 = 0, now: BothClocks, opened: BothClocks) -> Self {
        guard unread <= self.unread else {
            return Self(moment: max(now.boot, moment), stamp: stamp, unread: unread)
        }
        guard stamp != self.stamp else { return Self(moment: moment, stamp: stamp, unread: unread) }
        let moments = [now, opened].compactMap { $0.boot(at: stamp) }.filter { $0 <= now.boot }
        // Input that nobody saw came after the last one that was seen, and not in the future.
        return Self(moment: max(moments.max() ?? now.boot, moment), stamp: stamp, unread: unread)
    }
}
