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

extension AccountName: WrittenAsText {
    package init(written text: String) throws(IdentityError) { try self.init(text) }
}

extension ServiceName: WrittenAsText {
    package init(written text: String) throws(IdentityError) { try self.init(text) }
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
