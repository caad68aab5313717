extension TableReader {
    /// `idle`, `max` and `warn` of live sessions.
    mutating func sessionChoices() -> SessionChoices {
        let idle = limit("idle")
        let max = limit("max")
        let warning = duration("warn", within: SessionSettings.warning)?.seconds
        if let shortest = [idle, max].compactMap({ $0?.seconds }).min(), let warning, warning >= shortest {
            note(.warnedTooEarly(shortest: shortest), key: "warn", at: self["warn"]?.position)
        }
        return SessionChoices(idle: idle, max: max, warning: warning)
    }

    /// A duration, or `false`.
    private mutating func limit(_ key: String) -> LimitChoice? {
        if case .boolean(let isOn, let position)? = self[key] {
            if isOn { note(.limitIsTrue, key: key, at: position) }
            return isOn ? nil : .off
        }
        return duration(key).map { .after(seconds: $0.seconds) }
    }
}
