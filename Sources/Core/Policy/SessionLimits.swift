import Settings

/// When one live session is ended, as the settings say.
package struct SessionLimits: Hashable, Sendable {
    /// Seconds without input; nil: as long as it likes.
    package let idle: Int64?
    /// Seconds after the last second factor; nil: as long as it likes.
    package let max: Int64?
    /// Seconds before the end at which the person is warned; never more than half of the shorter limit.
    package let warning: Int64

    package static let none = Self(idle: nil, max: nil, warning: SessionSettings.installedWarning)

    /// Whether any session ends by them.
    package var endSessions: Bool { idle != nil || max != nil }

    /// What holds of a session whose input nobody knows.
    package var withoutIdle: Self { Self(idle: nil, max: max, warning: warning) }

    package init(idle: Int64?, max: Int64?, warning: Int64) {
        self.idle = idle
        self.max = max
        let shorter = [idle, max].compactMap(\.self).min()
        self.warning = shorter.map { Swift.min(warning, $0 / 2) } ?? warning
    }
}
