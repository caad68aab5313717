import Identity

extension String {
    /// The same text in which nothing can steer a terminal or begin a line: each C0, C1, line separator and
    /// bidirectional control is written `\u001B`.
    ///
    /// A backslash stays one, so that a name like `CORP\alice` is found as it is spelled: the text is for
    /// reading and matching, and is never read back.
    package var escapingControls: String {
        // Most texts are, and need no look into Unicode's tables.
        guard !isPrintableASCII, unicodeScalars.contains(where: \.steers) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.steers {
                text += scalar.escape
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var steers: Bool {
        guard value >= 0x7F else { return value < 0x20 }
        return value < 0xA0 || value == 0x2028 || value == 0x2029 || properties.isBidiControl
    }

    /// `\u` and four digits, as JSON writes it too; all that steers lies in the Basic Multilingual Plane.
    var escape: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
