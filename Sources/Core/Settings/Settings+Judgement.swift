extension Settings {
    /// What became of the settings files: settings, or faults, never both.
    package struct Judgement: Hashable, Sendable {
        package let settings: Settings?
        /// File by file, each in the order of its lines, then what is wrong with the rules together.
        package let faults: [SettingsFault]
        package let warnings: [SettingsWarning]
    }
}
