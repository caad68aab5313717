internal import Settings

/// Where one value of a settings file begins, and the values in it.
final class SourceNode {
    let position: Position
    /// Of a table: each key, where it first stands, and its value.
    private(set) var entries: [String: (position: Position, value: SourceNode)] = [:]
    /// Of an array.
    private(set) var members: [SourceNode] = []

    init(at position: Position) {
        self.position = position
    }

    func append(_ member: SourceNode) {
        members.append(member)
    }

    /// Goes one key down, and makes the table if it is not there; in an array of tables, to its last one.
    func descend(_ key: SourceKey) -> SourceNode {
        let value = entries[key.text]?.value ?? insert(SourceNode(at: key.position), for: key)
        return value.members.last ?? value
    }

    /// Begins another table of the array at `key`.
    func appendTable(_ key: SourceKey) -> SourceNode {
        let array = entries[key.text]?.value ?? insert(SourceNode(at: key.position), for: key)
        let table = SourceNode(at: key.position)
        array.append(table)
        return table
    }

    @discardableResult
    func insert(_ value: SourceNode, for key: SourceKey) -> SourceNode {
        entries[key.text] = (key.position, value)
        return value
    }
}

/// One part of a key, and where it stands.
struct SourceKey: Hashable {
    let text: String
    let position: Position
}
