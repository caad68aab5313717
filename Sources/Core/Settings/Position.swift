/// A place in a settings file: line and column count from 1, the column in Unicode scalars.
package struct Position: Hashable, Comparable, Sendable {
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Orders by place; only positions in one file are meant to be compared.
    package static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension Position: CustomStringConvertible {
    /// `FILE:LINE:COLUMN`, as compilers and editors write it.
    package var description: String { "\(file.escaped):\(line):\(column)" }
}
