/// What the wall clock and the boot clock said at one moment.
package struct BothClocks: Hashable, Sendable {
    /// In seconds.
    package let wall: Int64
    /// In milliseconds.
    package let boot: Int64

    package init(wall: Int64, boot: Int64) {
        self.wall = wall
        self.boot = boot
    }

    /// When the wall clock said `stamp`, in milliseconds of the boot clock, if nobody has set it in between; nil where that is
    /// out of all bounds.
    func boot(at stamp: Int64) -> Int64? {
        let (seconds, isTooFar) = stamp.subtractingReportingOverflow(wall)
        let (milliseconds, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000)
        let (moment, isNoMoment) = boot.addingReportingOverflow(milliseconds)
        return isTooFar || isTooLong || isNoMoment ? nil : moment
    }
}
