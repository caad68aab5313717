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
    /// - Parameters:
    ///   - stamp: What it says now, in seconds of the wall clock.
    ///   - unread: How many bytes wait there now. More than before were typed since, whatever the stamp says: that one moves once
    ///     they are read.
    ///   - wall: The wall clock when it was asked, in seconds.
    ///   - boot: The boot clock when it was asked, in milliseconds.
    /// - Returns: the later input, or this one.
    package func updated(stamp: Int64, unread: UInt32 = 0, wall: Int64, boot: Int64) -> Self {
        guard unread <= self.unread else {
            return Self(moment: max(boot, moment), stamp: stamp, unread: unread)
        }
        guard stamp != self.stamp else { return Self(moment: moment, stamp: stamp, unread: unread) }
        // Input that nobody saw came after the last one that was seen, and not in the future.
        let age = max(wall - min(stamp, wall), 0) * 1_000
        return Self(moment: min(max(boot - age, moment), boot), stamp: stamp, unread: unread)
    }
}
