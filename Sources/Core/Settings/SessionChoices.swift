/// What one table says of live sessions; a key that it lacks is nil.
package struct SessionChoices: Hashable, Sendable {
    package let idle: LimitChoice?
    package let max: LimitChoice?
    /// In seconds, as ``SessionSettings/warning``.
    package let warning: Int64?

    package static let none = Self()

    package init(idle: LimitChoice? = nil, max: LimitChoice? = nil, warning: Int64? = nil) {
        self.idle = idle
        self.max = max
        self.warning = warning
    }

    func overridden(by later: Self) -> Self {
        Self(idle: later.idle ?? idle, max: later.max ?? max, warning: later.warning ?? warning)
    }
}
