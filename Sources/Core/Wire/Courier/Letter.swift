/// What one person is to read, without any markup: the courier makes the parts of a mail of it, or one short message.
///
/// All text is printable UTF-8 without line breaks, but those of a paragraph.
package struct Letter: Hashable, Sendable {
    package static let longestSubject = 120
    package static let longestParagraph = 4_096
    package static let longestFact = 300
    package static let longestCode = 32
    package static let mostBlocks = 24

    package enum Block: Hashable, Sendable {
        /// May have line breaks (`\n`).
        case paragraph(String)
        /// To be typed, so on a line of its own.
        case code(String)
        /// Such as `Host` and `web1`.
        case fact(label: String, value: String)
    }

    /// Of a mail; 1 to ``longestSubject`` bytes, and nothing that a user chose.
    package let subject: String
    /// 1 to ``mostBlocks``.
    package let blocks: [Block]

    /// - Throws: ``WireError/field(_:)`` for text that is empty, too long or not printable.
    package init(subject: String, blocks: [Block]) throws(WireError) {
        guard Self.isLine(subject, longest: Self.longestSubject) else {
            throw .field(DeliveryField.subject.rawValue)
        }
        guard (1...Self.mostBlocks).contains(blocks.count), blocks.allSatisfy(Self.isBlock) else {
            throw .field(DeliveryField.blocks.rawValue)
        }
        self.subject = subject
        self.blocks = blocks
    }

    private static func isBlock(_ block: Block) -> Bool {
        switch block {
        case .paragraph(let text):
            (1...longestParagraph).contains(text.utf8.count)
                && text.split(separator: "\n").allSatisfy { isLine(String($0), longest: longestParagraph) }
        case .code(let text): isLine(text, longest: longestCode)
        case .fact(let label, let value):
            isLine(label, longest: longestFact) && isLine(value, longest: longestFact)
        }
    }

    private static func isLine(_ text: String, longest: Int) -> Bool {
        (1...longest).contains(text.utf8.count) && text.unicodeScalars.allSatisfy(isPrintable)
    }

    /// Whether text of a letter may have it.
    package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            false
        default: !scalar.properties.isBidiControl
        }
    }
}
