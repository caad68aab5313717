/// The settings in force, as far as a review needs them; the words are those of the settings file.
package struct PolicySummary: Codable, Hashable, Sendable {
    /// Nil: none is named.
    package var preset: String?
    /// Where a second factor is demanded, unless a rule says otherwise.
    package var services: [String]
    /// Such as `always`.
    package var require: String
    package var methods: [String]
    /// How many there are.
    package var rules: Int
    /// Such as `90d`; nil: never.
    package var dormantAfter: String?
    /// When a session is ended, unless a rule says otherwise; nil: never.
    package var idle: String?
    package var max: String?

    package init(
        preset: String? = nil, services: [String], require: String, methods: [String], rules: Int = 0,
        dormantAfter: String? = nil, idle: String? = nil, max: String? = nil
    ) {
        self.preset = preset
        self.services = services
        self.require = require
        self.methods = methods
        self.rules = rules
        self.dormantAfter = dormantAfter
        self.idle = idle
        self.max = max
    }
}
