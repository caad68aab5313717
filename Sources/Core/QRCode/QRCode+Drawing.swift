extension QRCode {
    /// As many lines as fit a terminal of 24 with the prompt below.
    package static let mostRows = 23

    /// The code and its quiet zone in half blocks, two modules above each other in every character.
    ///
    /// A reader must see dark modules on light ground. A terminal draws blocks in its foreground colour, so a
    /// dark one draws what is light, and a light one what is dark; the one drawing is the other's negative.
    ///
    /// - Returns: Lines of equal width, each ended by a line feed, without escapes. The last one holds half a
    ///   row more of quiet zone, as the number of modules is odd.
    package func drawn(forLightTerminal isLight: Bool) -> String {
        let quiet = quietZone
        var text = ""
        text.reserveCapacity(byteCount(quietZone: quiet))
        for row in stride(from: -quiet, to: width + quiet, by: 2) {
            for column in -quiet..<width + quiet {
                let upper = isDark(column: column, row: row) == isLight
                let lower = isDark(column: column, row: row + 1) == isLight
                text.append(Self.glyph(upper: upper, lower: lower))
            }
            text.append("\n")
        }
        return text
    }

    /// The standard asks for 4 modules; 2 are read as well, and better than a code that has scrolled away.
    private var quietZone: Int {
        rows(quietZone: 4) <= Self.mostRows ? 4 : 2
    }

    private func rows(quietZone: Int) -> Int { (width + 2 * quietZone + 1) / 2 }

    /// Room for the longest drawing, so that no part of the secret is left behind by a move.
    private func byteCount(quietZone: Int) -> Int {
        rows(quietZone: quietZone) * (3 * (width + 2 * quietZone) + 1)
    }

    private static func glyph(upper: Bool, lower: Bool) -> Character {
        switch (upper, lower) {
        case (true, true): "\u{2588}"
        case (true, false): "\u{2580}"
        case (false, true): "\u{2584}"
        case (false, false): " "
        }
    }
}
