extension String {
    /// The same text as HTML and XML have it: inert as an element's content and as an attribute.
    ///
    /// By scalars: as characters, a mark behind a bracket would hide it.
    package var escapingMarkup: String {
        unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
