/// Takes keys out of one table, and notes what is wrong with each.
struct TableReader {
    let table: SettingsTable
    let position: Position
    let entries: [SettingsTree.Entry]
    private(set) var faults: [SettingsFault] = []

    init(_ entries: [SettingsTree.Entry], at position: Position, as table: SettingsTable) {
        self.table = table
        self.position = position
        self.entries = entries
        for entry in entries where !table.keys.contains(entry.key) {
            faults.append(fault(unknown: entry))
        }
    }

    subscript(key: String) -> SettingsTree? { entries.first { $0.key == key }?.value }

    mutating func note(_ kind: SettingsFault.Kind, key: String? = nil, at place: Position? = nil) {
        faults.append(SettingsFault(position: place ?? position, table: table, key: key, kind: kind))
    }

    mutating func add(_ others: [SettingsFault]) {
        faults += others
    }

    /// Takes the value of `key` if `take` finds the expected kind in it; another kind is a fault.
    mutating func take<Value>(
        _ key: String, as expected: SettingsTree.Kind, _ take: (SettingsTree) -> Value?
    ) -> Value? {
        guard let value = self[key] else { return nil }
        if let taken = take(value) { return taken }
        note(.wrongType(expected: expected, found: value.kind), key: key, at: value.position)
        return nil
    }

    private func fault(unknown entry: SettingsTree.Entry) -> SettingsFault {
        let isPlanned = table.plannedKeys.contains(entry.key)
        return SettingsFault(
            position: entry.position, table: table, key: entry.key,
            kind: isPlanned ? .keyNotBuilt : .unknownKey(suggestion(for: entry.key)))
    }

    private func suggestion(for key: String) -> SettingsFault.Suggestion? {
        if let near = (table.keys + table.plannedKeys).nearest(to: key) { return .key(near) }
        return table.sibling(having: key).map { .table($0) }
    }
}
