extension String {
    /// The same text where the locale is UTF-8, and elsewhere ASCII, with `\u00E9` and its like for the rest.
    ///
    /// In UTF-8 a name has bytes that a terminal of eight bits takes for controls.
    ///
    /// The half blocks of a QR code stay if that is wanted: a person who asks for one knows their terminal.
    func shown(withQRCode: Bool = false, isUTF8: Bool = LocaleEncoding.isUTF8) -> String {
        guard !isUTF8, !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isASCII || (withQRCode && Self.blocks.contains(scalar)) {
                text.unicodeScalars.append(scalar)
            } else {
                text += scalar.utf16.map(Self.escape).joined()
            }
        }
    }

    private static let blocks: Set<Unicode.Scalar> = ["\u{2580}", "\u{2584}", "\u{2588}"]

    /// As JSON writes it too.
    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
