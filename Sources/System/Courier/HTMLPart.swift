import Identity
import Wire

/// A letter for a reader of mail with a window: one page that fetches nothing and points nowhere.
///
/// It sets no colour but a grey that one can see through, so that it is as light or as dark as its reader.
enum HTMLPart {
    private static let body =
        "max-width:36em;margin:0 auto;padding:1.5em;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5"
    private static let code =
        "font-family:ui-monospace,monospace;font-size:2em;letter-spacing:0.05em;padding:0.4em 0.6em;margin:0.75em 0;"
        + "background-color:rgba(128,128,128,0.16);border:1px solid rgba(128,128,128,0.5);border-radius:6px"
    private static let label = "text-align:left;vertical-align:top;padding:0 1.5em 0 0"
    private static let value = "vertical-align:top;padding:0"

    /// With `\n` at the end of each line.
    static func text(of letter: Letter) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <meta name="format-detection" content="telephone=no">
        <title>\(letter.subject.escapingMarkup)</title>
        </head>
        <body style="\(body)">
        \(Stanza.stanzas(of: letter).map(element).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private static func element(_ stanza: Stanza) -> String {
        switch stanza {
        case .paragraph(let text): "<p>\(text.escapingMarkup.replacing("\n", with: "<br>\n"))</p>"
        // The line break is none to a reader, and keeps the code whole in the encoded text.
        case .code(let text): "<pre style=\"\(code)\">\n\(text.escapingMarkup)</pre>"
        case .facts(let facts): "<table>\n\(facts.map(row).joined(separator: "\n"))\n</table>"
        }
    }

    private static func row(_ fact: Stanza.Fact) -> String {
        "<tr><th scope=\"row\" style=\"\(label)\">\(fact.label.escapingMarkup)</th>"
            + "<td style=\"\(value)\">\(fact.value.escapingMarkup)</td></tr>"
    }
}
