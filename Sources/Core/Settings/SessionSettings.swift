/// `[sessions]`: when a live session is ended where no rule says otherwise.
package struct SessionSettings: Hashable, Sendable {
    /// No session is ended, which an absent table means.
    package static let installed = Self()

    /// What an absent `warn` means, in seconds.
    package static let installedWarning: Int64 = 300
    /// What an absent `max` means in a table that is there, in seconds.
    static let installedMax = LimitChoice.after(seconds: 30 * 86_400)
    /// Of `warn`, in seconds: 1 s to 1 h.
    static let warning: ClosedRange<Int64> = 1...3_600
    /// The keys that a rule may have too.
    static let ofRules = ["idle", "max", "warn"]

    package let idle: LimitChoice
    package let max: LimitChoice
    /// Seconds between the warning and the end.
    package let warning: Int64
    package let leftBehind: LeftBehind

    package init(
        idle: LimitChoice = .off, max: LimitChoice = .off, warning: Int64 = Self.installedWarning,
        leftBehind: LeftBehind = .end
    ) {
        self.idle = idle
        self.max = max
        self.warning = warning
        self.leftBehind = leftBehind
    }
}

/// What becomes of processes that are still there when their session was ended, such as those under nohup.
package enum LeftBehind: String, CaseIterable, Hashable, Sendable, SettingsWord {
    case end
    case leave
}
