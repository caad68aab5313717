/// A bar of text, as long as a number is large.
struct Bar {
    /// Of what the longest is.
    let most: Int
    /// Of characters.
    let width: Int
    let isUTF8: Bool

    /// An eighth of a character to a whole one.
    private static let blocks: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

    /// At least the shortest there is for what is not nothing; filled up with blanks.
    func text(_ number: Int) -> String {
        guard number > 0, most > 0, width > 0 else { return String(repeating: " ", count: width) }
        let parts = isUTF8 ? Self.blocks.count : 1
        let length = max(1, Int((Double(min(number, most)) / Double(most) * Double(width * parts)).rounded()))
        let whole = String(repeating: isUTF8 ? "█" : "#", count: length / parts)
        let bar = length % parts == 0 ? whole : whole + String(Self.blocks[length % parts - 1])
        return bar + String(repeating: " ", count: width - bar.count)
    }
}
