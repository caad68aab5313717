import Migration

/// An element with attributes that say something of one key, by its path below its package (RFC 6030 §4).
enum ContainerElement: String {
    case key = "Key"
    case responseFormat = "Key/AlgorithmParameters/ResponseFormat"
    case pinPolicy = "Key/Policy/PINPolicy"

    /// Whether a package may have one element at that path and no more: which of two was meant, nobody can know.
    static func occursOnce(_ path: String) -> Bool {
        ContainerField(rawValue: path) != nil || Self(rawValue: path) != nil
    }
}

extension ContainedKey {
    /// Notes the attributes of the element that `reader` stands at; returns false if one cannot be understood.
    mutating func read(_ element: ContainerElement?, of reader: borrowing EventReader) -> Bool {
        switch element {
        case .key:
            id = reader.attribute("Id")
            algorithm = reader.attribute("Algorithm")
        case .responseFormat: return readFormat(of: reader)
        case .pinPolicy:
            needsTypedPIN = reader.attribute("PINUsageMode").map { $0 != "Local" } ?? false
        case nil: break
        }
        return true
    }

    private mutating func readFormat(of reader: borrowing EventReader) -> Bool {
        isDecimal = reader.attribute("Encoding").map { $0 == "DECIMAL" } ?? true
        hasCheckDigit = !["false", "0"].contains(reader.attribute("CheckDigits") ?? "false")
        guard let length = reader.attribute("Length") else { return true }
        digits = UInt64(length)
        return digits != nil
    }
}
