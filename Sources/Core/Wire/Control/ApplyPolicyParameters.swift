/// Tries settings out: those before come back unless an administrator proves a factor under the new ones in time.
package struct ApplyPolicyParameters: ControlParameters {
    package typealias Reply = ApplyPolicyReply
    package static let method = ControlMethod.applyPolicy
    /// A minute is little for a person; below, only tests are served.
    package static let confirmWithinRange = 5...86_400
    /// In bytes.
    package static let longestName = 4_096
    /// In bytes; well below the bound of a message, whatever JSON makes of them.
    package static let longestSettings = 262_144

    /// The name of the file, 1 to ``longestName`` bytes, for messages alone: nothing is read from it.
    package var file: String
    /// The text of a main settings file, of at most ``longestSettings`` bytes.
    package var settings: String
    /// Seconds.
    package var confirmWithin: Int

    package init(file: String, settings: String, confirmWithin: Int) {
        self.file = file
        self.settings = settings
        self.confirmWithin = confirmWithin
    }

    package enum CodingKeys: String, CodingKey, CaseIterable { case file, settings, confirmWithin }
}
