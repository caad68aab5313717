import FoundationEssentials
import Migration

/// An element with a value of one key, by its path below its package (RFC 6030 §4).
enum ContainerField: String {
    case serial = "DeviceInfo/SerialNo"
    case deviceUser = "DeviceInfo/UserId"
    case user = "Key/UserId"
    case friendlyName = "Key/FriendlyName"
    case suite = "Key/AlgorithmParameters/Suite"
    case secret = "Key/Data/Secret/PlainValue"
    case counter = "Key/Data/Counter/PlainValue"
    case interval = "Key/Data/TimeInterval/PlainValue"
}

extension ContainedKey {
    /// Notes the text of an element; returns false if it cannot be its value.
    mutating func set(_ field: ContainerField, _ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        let value = words.isEmpty ? nil : words.joined(separator: " ")
        switch field {
        case .serial: serial = value
        case .deviceUser: user = user ?? value
        case .user: user = value ?? user
        case .friendlyName: friendlyName = value
        case .suite: suite = value
        case .secret: return setSecret(words.joined())
        case .counter:
            counter = UInt64(value ?? "")
            return counter != nil
        case .interval:
            interval = UInt64(value ?? "")
            return interval != nil
        }
        return true
    }

    /// Reads Base64 (XML Schema part 2, §3.2.16); an empty secret is none.
    private mutating func setSecret(_ text: String) -> Bool {
        guard let bytes = Data(base64Encoded: text) else { return false }
        secret = bytes.isEmpty ? nil : Array(bytes)
        return true
    }
}
