/// One line of the tables in RFC 4226 appendix D: the truncated value in decimal, and its last 6 digits.
struct ReferenceCounter: Sendable, CustomStringConvertible {
    let counter: UInt64
    let truncated: String
    let code: String

    var description: String { "counter \(counter)" }

    static let rfc4226AppendixD: [Self] = [
        ("1284755224", "755224"), ("1094287082", "287082"), ("0137359152", "359152"),
        ("1726969429", "969429"), ("1640338314", "338314"), ("0868254676", "254676"),
        ("1918287922", "287922"), ("0082162583", "162583"), ("0673399871", "399871"),
        ("0645520489", "520489"),
    ].enumerated().map { Self(counter: UInt64($0.offset), truncated: $0.element.0, code: $0.element.1) }
}
