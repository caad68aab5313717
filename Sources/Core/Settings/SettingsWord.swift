/// A setting whose value is one of a few words.
protocol SettingsWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}
