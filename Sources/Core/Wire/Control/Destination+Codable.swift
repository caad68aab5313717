package import Identity

extension Destination: Codable {
    /// Reads an address by its looks: a mailbox has an `@`, a telephone number has none.
    ///
    /// - Throws: ``IdentityError``, naming what is wrong.
    package init(written text: String) throws(IdentityError) {
        try self.init(text, by: text.unicodeScalars.contains("@") ? .email : .sms)
    }

    package init(from decoder: any Decoder) throws {
        self = try decoder.checkedText { text throws(IdentityError) in try Self(written: text) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension EmailAddress: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decoder.checkedText { text throws(IdentityError) in try Self(text) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension PhoneNumber: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decoder.checkedText { text throws(IdentityError) in try Self(text) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
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
