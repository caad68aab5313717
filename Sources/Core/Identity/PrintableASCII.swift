/// Which characters every terminal, header and log shows as they are, in any locale.
extension UInt8 {
    /// A blank, a letter, a digit or a mark of ASCII (`isprint` of C).
    package var isPrintableASCII: Bool { (0x20...0x7E).contains(self) }

    /// The same without the blank (`isgraph` of C).
    package var isGraphicASCII: Bool { (0x21...0x7E).contains(self) }
}

extension Unicode.Scalar {
    /// A blank, a letter, a digit or a mark of ASCII.
    package var isPrintableASCII: Bool { (0x20...0x7E).contains(value) }

    /// The same without the blank.
    package var isGraphicASCII: Bool { (0x21...0x7E).contains(value) }
}

extension StringProtocol {
    /// Whether all of it is printable ASCII, blanks included; so is what has no characters.
    package var isPrintableASCII: Bool { utf8.allSatisfy { $0.isPrintableASCII } }

    /// Whether all of it is printable ASCII without a blank; so is what has no characters.
    package var isGraphicASCII: Bool { utf8.allSatisfy { $0.isGraphicASCII } }
}
