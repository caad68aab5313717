package import Identity

/// A value that the control interface writes as one text, with rules of its own: what breaks one is bad data.
package protocol WrittenAsText: Codable {
    /// - Throws: ``IdentityError``, naming what is wrong.
    init(written text: String) throws(IdentityError)

    var written: String { get }
}

extension WrittenAsText where Self: CustomStringConvertible {
    package var written: String { description }
}

extension WrittenAsText {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do throws(IdentityError) {
            try self.init(written: text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(written)
    }
}
