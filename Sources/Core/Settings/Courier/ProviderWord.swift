/// A value of `via`, and the keys that go with it.
protocol ProviderWord: SettingsWord {
    /// Those of every provider of the table, besides `via`.
    static var sharedKeys: [String] { get }
    /// Those that go with this provider, and perhaps with some others.
    var keys: [String] { get }
}

extension ProviderWord {
    /// Every key that the table may have with one provider or another.
    static var allKeys: [String] {
        (sharedKeys + allCases.flatMap(\.keys)).reduce(into: ["via"]) { keys, key in
            if !keys.contains(key) { keys.append(key) }
        }
    }
}
