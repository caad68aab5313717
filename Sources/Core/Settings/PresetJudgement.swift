import Identity

/// Holds `[login]`, `[sessions]` and each rule against the preset.
struct PresetJudgement {
    private let preset: Preset
    private let demands: PresetDemands

    static func faults(in layer: SettingsLayer) -> [SettingsFault] {
        guard let preset = layer.preset else { return [] }
        let judgement = Self(preset: preset, demands: preset.demands)
        let inTables = judgement.mistakes(in: Terms(of: layer)).compactMap { key, mistake in
            let table = SessionSettings.ofRules.contains(key) ? SettingsTable.sessions : .login
            return layer.places[key].map { judgement.fault(mistake, at: $0, table, key) }
        }
        return inTables
            + layer.rules.flatMap { rule in
                judgement.mistakes(in: Terms(of: rule)).map { key, mistake in
                    judgement.fault(mistake, at: rule.places[key] ?? rule.position, .rule(rule.name), key)
                }
            }
    }

    /// What the tables and a rule can both say.
    private struct Terms {
        let require: Requirement?
        let methods: [Method]?
        let hasDay: Bool
        let fresh: Int64?
        let remember: Remembrance?
        let sessions: SessionChoices

        init(of layer: SettingsLayer) {
            (require, methods, hasDay) = (layer.require, layer.methods, layer.enrolUntil != nil)
            (fresh, remember) = (layer.fresh?.seconds, layer.remember?.remembrance)
            sessions = layer.sessions
        }

        init(of rule: Rule) {
            (require, methods, hasDay) = (rule.require, rule.methods, rule.enrolUntil != nil)
            (fresh, remember) = (rule.fresh, rule.remember?.remembrance)
            sessions = rule.sessions
        }
    }

    private func mistakes(in terms: Terms) -> [(key: String, PresetMistake)] {
        let found: [(String, PresetMistake?)] = [
            ("require", terms.require.flatMap(mistake(in:))),
            ("methods", terms.methods.flatMap(mistake(in:))),
            ("enrol_until", terms.hasDay && !demands.allowsDay ? .day : nil),
            ("fresh", terms.fresh.flatMap(mistake(in:))),
            ("remember", terms.remember.flatMap(mistake(in:))),
            ("idle", terms.sessions.idle.flatMap { Self.mistake(in: $0, demands.sessionIdle) }),
            ("max", terms.sessions.max.flatMap { Self.mistake(in: $0, demands.sessionMax) }),
        ]
        return found.compactMap { key, mistake in mistake.map { (key, $0) } }
    }

    private func mistake(in require: Requirement) -> PresetMistake? {
        demands.requirements.contains(require)
            ? nil : .requirement(require, allowed: demands.requirements)
    }

    private func mistake(in methods: [Method]) -> PresetMistake? {
        let refused = methods.filter { !demands.methods.contains($0) }
        return refused.isEmpty ? nil : .methods(refused)
    }

    private func mistake(in fresh: Int64) -> PresetMistake? {
        fresh > demands.longestFresh ? .fresh(longest: demands.longestFresh) : nil
    }

    private func mistake(in remember: Remembrance) -> PresetMistake? {
        switch demands.remember {
        case .any: nil
        case .nothing: .remembers
        case .upTo(let idle, let max):
            remember.idleSeconds > idle || remember.maxSeconds > max
                ? .remembersLonger(idle: idle, max: max) : nil
        }
    }

    private static func mistake(in limit: LimitChoice, _ longest: Int64?) -> PresetMistake? {
        longest.flatMap { limit.seconds ?? .max > $0 ? .session(longest: $0) : nil }
    }

    private func fault(
        _ mistake: PresetMistake, at position: Position, _ table: SettingsTable, _ key: String
    ) -> SettingsFault {
        SettingsFault(position: position, table: table, key: key, kind: .contradicts(preset, mistake))
    }
}
