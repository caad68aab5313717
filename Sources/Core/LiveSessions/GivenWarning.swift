/// That the person in a session was told that it ends.
package struct GivenWarning: Hashable, Sendable {
    /// Milliseconds of the boot clock.
    package let moment: Int64
    /// The end that was announced; any other end wants another warning.
    package let end: Int64

    package init(moment: Int64, end: Int64) {
        self.moment = moment
        self.end = end
    }
}
