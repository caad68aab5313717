/// How far apart two words are: the fewest insertions, deletions, replacements and swaps of neighbours.
///
/// Source: the optimal string alignment distance (Damerau, 1964).
func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first.unicodeScalars)
    let second = Array(second.unicodeScalars)
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
        var current = [row + 1]
        for column in second.indices {
            let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
            var best = min(replaced, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        (beforeLast, last) = (last, current)
    }
    return last[second.count]
}

extension Collection<String> {
    /// The word that `text` was probably meant to be: at most a third of it differs.
    func nearest(to text: String) -> String? {
        guard text.unicodeScalars.count <= 40 else { return nil }
        let ranked = map { (word: $0, distance: editDistance(text, $0)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= Swift.max(1, text.unicodeScalars.count / 3) ? best.word : nil
    }
}
