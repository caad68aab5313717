extension String {
    /// As much of a line as fits into so many columns of a terminal.
    func cut(toColumns columns: Int) -> String {
        var left = columns
        return String(
            prefix { character in
                left -= character.columns
                return left >= 0
            })
    }
}

extension Character {
    /// What may be two columns wide counts as two: a line that is shorter than it could be does no harm.
    fileprivate var columns: Int { unicodeScalars.contains { $0.value >= 0x1100 } ? 2 : 1 }
}
