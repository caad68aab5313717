package import Identity

extension Destination: WrittenAsText {
    /// Reads an address by its looks: a mailbox has an `@`, a telephone number has none.
    ///
    /// - Throws: ``IdentityError``, naming what is wrong.
    package init(written text: String) throws(IdentityError) {
        try self.init(text, by: text.unicodeScalars.contains("@") ? .email : .sms)
    }
}

extension EmailAddress: WrittenAsText {
    package init(written text: String) throws(IdentityError) { try self.init(text) }
}

extension PhoneNumber: WrittenAsText {
    package init(written text: String) throws(IdentityError) { try self.init(text) }
}

extension OutOfBandChannel: Codable {
    package init(from decoder: any Decoder) throws {
        guard let channel = Self(word: try decoder.singleValueContainer().decode(String.self)) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "neither email nor sms"))
        }
        self = channel
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(word)
    }
}
