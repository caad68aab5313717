internal import Settings
internal import TOMLKit

/// Joins what the parser read with where the scanner saw it.
struct TreeBuilder {
    /// - Throws: ``SourceObstacle/Kind/disagreement`` where the two disagree: nothing is taken that was
    /// understood in two ways.
    func table(_ table: TOMLTable, at node: SourceNode) throws(SourceObstacle) -> SettingsTree {
        var entries: [SettingsTree.Entry] = []
        for key in table.keys {
            guard let (position, place) = node.entries[key], let value = table[key] else {
                throw disagreement(node)
            }
            entries.append(
                SettingsTree.Entry(key: key, position: position, value: try tree(value, at: place)))
        }
        guard entries.count == node.entries.count else { throw disagreement(node) }
        return .table(entries.sorted { $0.position < $1.position }, node.position)
    }

    private func array(_ array: TOMLArray, at node: SourceNode) throws(SourceObstacle) -> SettingsTree {
        guard array.count == node.members.count else { throw disagreement(node) }
        var members: [SettingsTree] = []
        for (member, place) in zip(array, node.members) {
            members.append(try tree(member, at: place))
        }
        return .array(members, node.position)
    }

    private func tree(
        _ value: any TOMLValueConvertible, at node: SourceNode
    ) throws(SourceObstacle) -> SettingsTree {
        let leaf: SettingsTree? =
            switch value.type {
            case .table:
                try value.table.map { table throws(SourceObstacle) in try self.table(table, at: node) }
            case .array:
                try value.array.map { array throws(SourceObstacle) in try self.array(array, at: node) }
            case .string: value.string.map { .string($0, node.position) }
            case .int: value.int.map { .integer(Int64($0), node.position) }
            case .double: value.double.map { .float($0, node.position) }
            case .bool: value.bool.map { .boolean($0, node.position) }
            case .date: .date(value.debugDescription, node.position)
            case .time: .time(value.debugDescription, node.position)
            case .dateTime: .dateTime(value.debugDescription, node.position)
            }
        guard let leaf else { throw disagreement(node) }
        return leaf
    }

    private func disagreement(_ node: SourceNode) -> SourceObstacle {
        SourceObstacle(position: node.position, kind: .disagreement)
    }
}
