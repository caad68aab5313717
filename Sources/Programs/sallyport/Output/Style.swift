import FoundationEssentials
import Glibc

/// Colours, where a person looks at a terminal that has them.
struct Style {
    private let isColoured: Bool

    static let plain = Self(isColoured: false)
    static let coloured = Self(isColoured: true)

    /// No colours in a pipe, under `NO_COLOR` (no-color.org), or on a dumb terminal.
    static var ofStandardOutput: Self {
        let environment = ProcessInfo.processInfo.environment
        let isWanted = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return Self(isColoured: isWanted && isatty(1) == 1)
    }

    func strong(_ text: String) -> String { wrapped(text, "1") }
    func good(_ text: String) -> String { wrapped(text, "32") }
    func bad(_ text: String) -> String { wrapped(text, "31") }

    private func wrapped(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
