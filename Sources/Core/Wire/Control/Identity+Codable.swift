package import Identity

extension UserID: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.identifier())
    }
}

extension GroupID: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.identifier())
    }
}

extension FactorID: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.identifier())
    }
}

extension AccountName: Codable {
    /// Reads a name with all the rules of ``AccountName``: what breaks one is bad data.
    package init(from decoder: any Decoder) throws {
        self = try decoder.checkedText { text throws(IdentityError) in try Self(text) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension ServiceName: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decoder.checkedText { text throws(IdentityError) in try Self(text) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Decoder {
    /// A text that has rules of its own: what breaks one is bad data.
    func checkedText<Value>(_ read: (String) throws(IdentityError) -> Value) throws -> Value {
        let text = try singleValueContainer().decode(String.self)
        do {
            return try read(text)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(error)"))
        }
    }

    /// An integer in its range; one outside is an error that names its field, as the library's does not.
    fileprivate func identifier<Number: FixedWidthInteger>() throws -> Number {
        guard let number = Number(exactly: try singleValueContainer().decode(Int64.self)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "out of range"))
        }
        return number
    }
}
