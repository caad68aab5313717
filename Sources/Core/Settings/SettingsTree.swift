/// One value of a settings file, as it was parsed: each value and each key knows where it stands.
package indirect enum SettingsTree: Hashable, Sendable {
    case string(String, Position)
    case integer(Int64, Position)
    case boolean(Bool, Position)
    case float(Double, Position)
    /// A date without a time, as text: `2027-01-31`.
    case date(String, Position)
    /// A time without a date, as text.
    case time(String, Position)
    /// A date with a time, as text.
    case dateTime(String, Position)
    case array([SettingsTree], Position)
    /// Each key occurs once.
    case table([Entry], Position)

    /// Where the value begins; a table of its own begins at the last key of its header.
    package var position: Position {
        switch self {
        case .string(_, let position), .integer(_, let position), .boolean(_, let position),
            .float(_, let position), .date(_, let position), .time(_, let position),
            .dateTime(_, let position), .array(_, let position), .table(_, let position):
            position
        }
    }

    package var kind: Kind {
        switch self {
        case .string: .string
        case .integer: .integer
        case .boolean: .boolean
        case .float: .float
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .array: .array
        case .table: .table
        }
    }
}

extension SettingsTree {
    package enum Kind: Hashable, Sendable {
        case string, integer, boolean, float, date, time, dateTime, array, table
    }

    /// A key of a table, where the key stands, and its value.
    package struct Entry: Hashable, Sendable {
        package let key: String
        package let position: Position
        package let value: SettingsTree

        package init(key: String, position: Position, value: SettingsTree) {
            self.key = key
            self.position = position
            self.value = value
        }
    }
}
