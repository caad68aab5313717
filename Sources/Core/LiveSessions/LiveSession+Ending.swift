package import Policy

extension LiveSession {
    /// Between a warning and the end there is at least so much, in milliseconds, or the warning time of the settings.
    ///
    /// That is for a session whose end was due while the daemon was down, or came nearer with other settings.
    private static let shortestNotice: Int64 = 60_000
    /// An end that comes so much later than the person was told, in milliseconds, is still that one.
    ///
    /// The age of a connection's input is asked twice, and the second answer may take longer than the first.
    private static let sameEnd: Int64 = 1_000

    /// When it ends under these limits, by what is known of it; nil where they do not end it.
    package func end(under limits: SessionLimits) -> SessionEnd? {
        let ends: [SessionEnd?] = [
            limits.idle.map { SessionEnd(reason: .idle, moment: input.moment + $0 * 1_000) },
            limits.max.map { SessionEnd(reason: .max, moment: (proven ?? opened) + $0 * 1_000) },
        ]
        return ends.compactMap(\.self).min { $0.moment < $1.moment }
    }

    /// What is to be done at a moment of the boot clock; nil where nothing ever is.
    package func step(at now: Int64, under limits: SessionLimits) -> SessionStep? {
        guard let due = end(under: limits) else { return nil }
        let sameEnd = min(Self.sameEnd, limits.warning * 1_000)
        guard let warning, warning.end + sameEnd >= due.moment else {
            let warned = due.moment - limits.warning * 1_000
            return now < warned ? .wait(until: warned) : .warn(announced(due, at: now, limits))
        }
        let end = SessionEnd(reason: due.reason, moment: warning.end)
        return now < end.moment ? .wait(until: end.moment) : .end(end)
    }

    /// The end as a warning at this moment has it.
    private func announced(_ due: SessionEnd, at now: Int64, _ limits: SessionLimits) -> SessionEnd {
        let notice = min(Self.shortestNotice, limits.warning * 1_000)
        return SessionEnd(reason: due.reason, moment: max(due.moment, now + notice))
    }
}
