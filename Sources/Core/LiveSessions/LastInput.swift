/// When a session last had input, and what its source said then.
///
/// The clock of a terminal is the wall clock, which somebody may set. So what the source said is kept as it was: as long as it
/// says the same, there was no input, whatever the clock says now.
package struct LastInput: Hashable, Sendable {
    /// Milliseconds of the boot clock.
    package let moment: Int64
    /// As the source said, in seconds of the wall clock; nil where no source has said anything yet.
    package let stamp: Int64?

    package init(moment: Int64, stamp: Int64?) {
        self.moment = moment
        self.stamp = stamp
    }

    /// What is known once the source was asked again.
    ///
    /// - Parameters:
    ///   - stamp: What it says now, in seconds of the wall clock.
    ///   - wall: The wall clock when it was asked, in seconds.
    ///   - boot: The boot clock when it was asked, in milliseconds.
    /// - Returns: the later input, or this one.
    package func updated(stamp: Int64, wall: Int64, boot: Int64) -> Self {
        guard stamp != self.stamp else { return self }
        // Input that nobody saw came after the last one that was seen, and not in the future.
        let age = max(wall - min(stamp, wall), 0) * 1_000
        return Self(moment: min(max(boot - age, moment), boot), stamp: stamp)
    }
}
