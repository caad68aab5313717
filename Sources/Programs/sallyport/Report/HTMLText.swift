import Identity
import Systemd

/// Text as HTML has it: inert wherever it stands, and ASCII alone, whatever the locale.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        text.escapingControls.escapingMarkup.unicodeScalars.reduce(into: "") { html, scalar in
            if scalar.isASCII {
                html.unicodeScalars.append(scalar)
            } else {
                html += "&#\(scalar.value);"
            }
        }
    }

    /// An element around text.
    static func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(escaped(text))</\(name)>"
    }

    /// A list of terms, each with what is said of it.
    static func terms(_ terms: [(term: String, text: String)]) -> [String] {
        ["<dl>"] + terms.map { "<div>\(element("dt", $0.term))\(element("dd", $0.text))</div>" } + ["</dl>"]
    }
}
