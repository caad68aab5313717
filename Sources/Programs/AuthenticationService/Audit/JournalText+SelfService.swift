import Wire

extension JournalText {
    static func selfService(_ user: String?, _ word: String, _ verdict: Verdict, _ reason: String) -> String {
        "\(user ?? "an unknown user"), own second factor, \(word): \(self.verdict(verdict)) (\(reason))"
    }
}
