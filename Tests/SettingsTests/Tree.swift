import Settings

/// A value of settings without its place, as a literal.
enum Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, Sendable
{
    case string(String)
    case integer(Int64)
    case boolean(Bool)
    case date(String)
    case array([Value])
    case table([(key: String, value: Value)])

    init(stringLiteral text: String) { self = .string(text) }
    init(integerLiteral number: Int64) { self = .integer(number) }
    init(booleanLiteral isTrue: Bool) { self = .boolean(isTrue) }
    init(arrayLiteral members: Value...) { self = .array(members) }
    init(dictionaryLiteral pairs: (String, Value)...) { self = .table(pairs.map { (key: $0, value: $1) }) }

    /// The tree that a parser would give, with everything in line 1 of `file`.
    func tree(in file: String) -> SettingsTree {
        let place = Position(file: file, line: 1, column: 1)
        return switch self {
        case .string(let text): .string(text, place)
        case .integer(let number): .integer(number, place)
        case .boolean(let isTrue): .boolean(isTrue, place)
        case .date(let text): .date(text, place)
        case .array(let members): .array(members.map { $0.tree(in: file) }, place)
        case .table(let pairs):
            .table(pairs.map { .init(key: $0.key, position: place, value: $0.value.tree(in: file)) }, place)
        }
    }
}
