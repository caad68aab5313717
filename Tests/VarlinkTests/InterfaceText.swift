/// The text of an interface, read just far enough to compare it with the types.
struct InterfaceText {
    private let text: String

    /// Without its comments.
    init(_ text: String) {
        self.text = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0] }
            .joined(separator: "\n")
    }

    /// The names that follow a keyword at the beginning of a line.
    func members(_ keyword: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split { " (".contains($0) }
            return words.first.map(String.init) == keyword ? String(words[1]) : nil
        }
    }

    /// The names of the fields between the first brackets after `heading`.
    func fields(after heading: String) -> [String] {
        let lines = text.split(separator: heading, maxSplits: 1, omittingEmptySubsequences: false)
        guard let rest = lines.dropFirst().first, let open = rest.firstIndex(of: "("),
            let close = rest.firstIndex(of: ")")
        else { return [] }
        return rest[rest.index(after: open)..<close].split(separator: ",").compactMap { field in
            field.split(separator: ":").first.map { String($0.filter { !$0.isWhitespace }) }
        }.filter { !$0.isEmpty }
    }
}
