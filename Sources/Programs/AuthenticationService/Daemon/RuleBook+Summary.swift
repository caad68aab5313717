import Identity
import Policy
import Settings
import Wire

extension RuleBook {
    var dormantAfter: Int64? { policy.settings.accounts.dormantAfter }

    /// What the settings in force say, for reviews.
    var summary: PolicySummary {
        let settings = policy.settings
        return PolicySummary(
            preset: settings.preset?.rawValue, services: settings.login.services.map(\.description),
            require: settings.login.require.rawValue, methods: settings.login.methods.map(\.rawValue),
            rules: settings.rules.count, dormantAfter: Self.written(settings.accounts.dormantAfter),
            idle: Self.written(settings.sessions.idle.seconds),
            max: Self.written(settings.sessions.max.seconds))
    }

    private static func written(_ seconds: Int64?) -> String? {
        seconds.flatMap(WrittenDuration.init(seconds:))?.description
    }
}
