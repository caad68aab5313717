internal import Settings

/// A place in the text of a settings file, which moves forward and counts lines and columns.
struct SourceCursor {
    private let scalars: [Unicode.Scalar]
    private let file: String
    private var index = 0
    private var line = 1
    private var column = 1

    init(_ scalars: [Unicode.Scalar], file: String) {
        self.scalars = scalars
        self.file = file
        if scalars.first == "\u{FEFF}" { index = 1 }
    }

    var position: Position { Position(file: file, line: line, column: column) }

    /// The scalar here; nil at the end.
    var scalar: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func advance(by count: Int = 1) {
        for _ in 0..<count where index < scalars.count {
            (line, column) = scalars[index] == "\n" ? (line + 1, 1) : (line, column + 1)
            index += 1
        }
    }

    /// Passes `text` if it stands here.
    mutating func pass(_ text: String) -> Bool {
        let count = text.unicodeScalars.count
        guard scalars[index...].prefix(count).elementsEqual(text.unicodeScalars) else { return false }
        advance(by: count)
        return true
    }

    /// Passes what `holds` is true of, and returns it.
    @discardableResult
    mutating func pass(while holds: (Unicode.Scalar) -> Bool) -> String {
        var passed = String.UnicodeScalarView()
        while let scalar, holds(scalar) {
            passed.append(scalar)
            advance()
        }
        return String(passed)
    }

    mutating func passBlanks() {
        pass { $0 == " " || $0 == "\t" }
    }

    /// Passes blanks, line ends and comments.
    mutating func passSpace() {
        repeat {
            pass { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        } while passComment()
    }

    /// Passes a comment up to the end of its line.
    mutating func passComment() -> Bool {
        guard scalar == "#" else { return false }
        pass { $0 != "\n" }
        return true
    }
}
