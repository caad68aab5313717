import FoundationEssentials
import Systemd

/// One line of JSON, with its keys in order.
enum JSONText {
    /// Controls, which JSON allows inside a text, are escaped as well: a terminal may be what reads this.
    static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            preconditionFailure("every answer is made of text, numbers and lists")
        }
        return String(decoding: data, as: UTF8.self).escapingControls
    }
}
