extension String {
    /// The text with everything escaped that could act on a terminal or forge a line, as `\u{1B}`.
    package var escaped: String {
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isHarmless {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result
    }

    /// The escaped text in double quotes, cut after 80 characters.
    package var quoted: String {
        count > 80 ? "\"\(String(prefix(80)).escaped)...\"" : "\"\(escaped)\""
    }

    /// Whether nothing in the text would be escaped.
    var isPrintable: Bool { unicodeScalars.allSatisfy(\.isHarmless) }
}

extension Unicode.Scalar {
    fileprivate var isHarmless: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse, .unassigned:
            false
        default: !properties.isBidiControl
        }
    }
}
