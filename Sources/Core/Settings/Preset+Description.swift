import Identity

extension Preset {
    /// What the preset does, line by line, such as `preset = "aal2" refuses email and sms`.
    package var explanation: [String] {
        let lines = [
            requirementLine, methodsLine, rememberLine, freshLine,
            demands.allowsDay ? nil : "refuses enrol_until", throttlingLine,
            "ends live sessions \(sessionLimits)",
            demands.wantsHardware
                ? "wants hardware that resists phishing, which this version does not have" : nil,
        ]
        return lines.compactMap { line in line.map { "preset = \(rawValue.quoted) \($0)" } }
    }

    /// `after 12h, and after 30m without input`.
    var sessionLimits: String {
        let max = demands.sessionMax.map { "after \(WrittenDuration.text($0))" }
        let idle = demands.sessionIdle.map { "after \(WrittenDuration.text($0)) without input" }
        return [max, idle].compactMap(\.self).joined(separator: ", and ")
    }

    private var requirementLine: String? {
        guard demands.requirements != Requirement.allCases else { return nil }
        return "wants require to be \(SettingsFault.choice(of: demands.requirements.map(\.rawValue)))"
    }

    private var methodsLine: String? {
        let refused = Method.allCases.filter { !demands.methods.contains($0) }
        return refused.isEmpty ? nil : "refuses \(refused.map(\.rawValue).joined(separator: " and "))"
    }

    private var rememberLine: String? {
        switch demands.remember {
        case .any: nil
        case .nothing: "refuses remember"
        case .upTo(let idle, let max):
            "forgets a device after \(WrittenDuration.text(max)), and after \(WrittenDuration.text(idle)) without use, at the latest"
        }
    }

    private var freshLine: String? {
        guard demands.longestFresh < LoginSettings.fresh.upperBound else { return nil }
        return "takes no proof for fresh after \(WrittenDuration.text(demands.longestFresh))"
    }

    private var throttlingLine: String? {
        throttling.map {
            "lets whoever failed \($0.failures) times wait \(WrittenDuration.text($0.waitSeconds))"
        }
    }
}
