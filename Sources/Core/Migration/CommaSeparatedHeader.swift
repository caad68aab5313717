/// Which column of a table stands where.
struct CommaSeparatedHeader<Column: RawRepresentable<String> & CaseIterable & Hashable> {
    private let columns: [Column]

    /// Reads the first line of a table; the `needed` columns must be there, the others may be, in any order.
    init(_ line: Substring, needed: [Column]) throws(MigrationFault.Reason) {
        guard !line.isBlank else { throw .empty }
        var columns: [Column] = []
        for field in try CommaSeparatedLine.fields(of: line) {
            guard let column = Column(rawValue: field.lowercased()) else {
                throw .unknownColumn(field, known: Column.allCases.map(\.rawValue))
            }
            guard !columns.contains(column) else { throw .repeatedColumn(field) }
            columns.append(column)
        }
        for column in needed where !columns.contains(column) { throw .missingColumn(column.rawValue) }
        self.columns = columns
    }

    func record(_ line: Substring) throws(MigrationFault.Reason) -> [Column: String] {
        let fields = try CommaSeparatedLine.fields(of: line)
        guard fields.count == columns.count else {
            throw .fieldCount(found: fields.count, expected: columns.count)
        }
        return Dictionary(uniqueKeysWithValues: zip(columns, fields))
    }
}
