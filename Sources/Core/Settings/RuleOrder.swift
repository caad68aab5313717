/// What can be wrong with rules only when they stand together.
enum RuleOrder {
    /// Names taken twice, and rules that an earlier one leaves nobody for; `rules` are those of all files in
    /// order.
    static func faults(in rules: [Rule]) -> [SettingsFault] {
        rules.indices.flatMap { place in
            let rule = rules[place]
            let earlier = rules[..<place]
            let kinds = [
                earlier.first { $0.name == rule.name }.map {
                    SettingsFault.Kind.ruleNameTaken(by: $0.position)
                },
                earlier.first { $0.hides(rule) }.map { .ruleNeverReached(behind: $0.name, at: $0.position) },
            ]
            return kinds.compactMap { kind in
                kind.map { SettingsFault(position: rule.position, table: .rule(rule.name), kind: $0) }
            }
        }
    }
}
