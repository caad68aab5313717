/// A setting whose value is one of a few words.
protocol SettingsWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Words of the design that this version refuses, because it could not keep what they promise.
    static var planned: [String] { get }
}

extension SettingsWord {
    static var planned: [String] { [] }
}
