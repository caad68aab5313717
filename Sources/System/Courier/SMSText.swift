package import Wire

/// What one short message says: a single segment of the GSM alphabet, and of ASCII alone.
///
/// Some characters of ASCII are in the extension table of that alphabet and take the place of two; the grave accent is in
/// neither (3GPP TS 23.038 §6.2.1).
package struct SMSText: Hashable, Sendable {
    /// In characters of 7 bits.
    package static let longest = 160

    package let description: String
    /// The codes in it, which nobody else may read.
    package let codes: [String]

    /// Why a letter is no short message; it is never cut.
    package enum Unfit: Error, Hashable, Sendable {
        /// It has no paragraph and no code.
        case empty
        case tooLong(characters: Int)
        case notInAlphabet(Unicode.Scalar)
    }

    /// Takes the letter's paragraphs and codes, each on a line of its own; its facts are for mail.
    package init(_ letter: Letter) throws(Unfit) {
        let lines = letter.blocks.compactMap { block -> String? in
            switch block {
            case .paragraph(let text), .code(let text): text
            case .fact: nil
            }
        }
        let text = lines.joined(separator: "\n")
        guard !text.isEmpty else { throw .empty }
        var characters = 0
        for scalar in text.unicodeScalars {
            guard let places = Self.places(of: scalar) else { throw .notInAlphabet(scalar) }
            characters += places
        }
        guard characters <= Self.longest else { throw .tooLong(characters: characters) }
        description = text
        codes = letter.blocks.compactMap { block in if case .code(let text) = block { text } else { nil } }
    }

    private static func places(of scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "[", "]", "{", "}", "\\", "^", "~", "|": 2
        case "`": nil
        case "\n", " "..."~": 1
        default: nil
        }
    }
}
