extension String {
    /// The same without the blanks behind its last character that is none.
    var withoutBlanksAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
