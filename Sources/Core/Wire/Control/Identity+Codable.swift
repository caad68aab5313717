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
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension ServiceName: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Decoder {
    /// An integer in its range; one outside is an error that names its field, as the library's does not.
    fileprivate func identifier<Number: FixedWidthInteger>() throws -> Number {
        guard let number = Number(exactly: try singleValueContainer().decode(Int64.self)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "out of range"))
        }
        return number
    }
}
