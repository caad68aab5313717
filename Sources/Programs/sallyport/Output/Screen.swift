import Platform

/// A terminal whose lines are drawn again and again, from its upper left corner on.
///
/// The cursor stays visible below the lines, and no setting is changed: so nothing has to be put back, however this ends.
/// From the corner on, since whoever types Enter, or makes the window narrower, moves what was drawn before.
struct Screen {
    private static let upperLeft = "\u{1B}[H"
    private static let erasedLine = "\u{1B}[K"
    private static let erasedRest = "\u{1B}[J"

    private var isFresh = true

    /// Draws at least one line, no more than fit; what stood there before is scrolled away first.
    mutating func draw(_ lines: [String], in size: WindowSize) throws(PlatformError) {
        let push = isFresh ? String(repeating: "\n", count: size.rows) : ""
        isFresh = false
        let last = lines.count - 1
        // Erased before they are written: a line that fills the window would lose its end.
        try StandardOutput.write(
            lines.enumerated().map { number, line in
                (number == 0 ? push + Self.upperLeft : "")
                    + (number == last ? Self.erasedRest : Self.erasedLine) + line
            })
    }
}
