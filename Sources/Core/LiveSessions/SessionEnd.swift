/// When a session is to be ended, and why.
package struct SessionEnd: Hashable, Sendable {
    package let reason: Reason
    /// Milliseconds of the boot clock.
    package let moment: Int64

    package init(reason: Reason, moment: Int64) {
        self.reason = reason
        self.moment = moment
    }

    package enum Reason: String, CaseIterable, Hashable, Sendable {
        /// Nobody has typed for too long.
        case idle
        /// Its second factor is too old.
        case max
    }
}
