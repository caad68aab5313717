internal import Glibc

/// How much a terminal shows at once.
package struct WindowSize: Hashable, Sendable {
    package let rows: Int
    package let columns: Int

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    /// Of the terminal behind a descriptor; nil where there is none, or it does not know.
    package init?(of terminal: Int32) {
        var size = winsize()
        // SAFETY: the call fills the structure, which outlives it.
        guard unsafe ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
            return nil
        }
        self.init(rows: Int(size.ws_row), columns: Int(size.ws_col))
    }
}
