import Identity
import OneTimePassword

/// Reads comma-separated values (RFC 4180, one record a line) under a header that names the columns.
///
/// `user` and `secret` (Base32) must be there; `algorithm`, `digits`, `period` and `name` may be, in any
/// order.
package enum CommaSeparatedFile {
    package static func read(_ bytes: [UInt8]) -> MigrationFile {
        var file = MigrationFile()
        guard let lines = TextLines.of(bytes) else {
            file.faults = [MigrationFault(line: 0, reason: .notUTF8)]
            return file
        }
        do {
            let header = try Header(lines.first ?? "")
            for (position, line) in lines.enumerated().dropFirst() where !line.isBlank {
                add(line, number: position + 1, header, to: &file)
            }
        } catch {
            file.faults.append(MigrationFault(line: 1, reason: error))
        }
        file.refuseRepeatedUsers()
        return file
    }

    private static func add(_ line: Substring, number: Int, _ header: Header, to file: inout MigrationFile) {
        do {
            file.factors.append(try factor(line, number: number, header))
        } catch {
            file.faults.append(MigrationFault(line: number, reason: error))
        }
    }

    private static func factor(
        _ line: Substring, number: Int, _ header: Header
    ) throws(MigrationFault.Reason) -> ImportedFactor {
        let record = try header.record(line)
        return ImportedFactor(
            line: number, user: try AccountName(importing: record[.user] ?? ""),
            secret: try ImportedSecret(base32: record[.secret] ?? ""),
            parameters: try TOTPParameters(
                algorithm: record[.algorithm], digits: record[.digits], period: record[.period]),
            name: try name(record[.name] ?? ""))
    }

    private static func name(_ text: String) throws(MigrationFault.Reason) -> String? {
        let isWritten = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
        }
        guard text.utf8.count <= 64, isWritten else { throw .name }
        return text.isEmpty ? nil : text
    }
}

extension CommaSeparatedFile {
    enum Column: String, CaseIterable {
        case user, secret, algorithm, digits, period, name
    }

    /// Which column stands where.
    struct Header {
        private let columns: [Column]

        init(_ line: Substring) throws(MigrationFault.Reason) {
            guard !line.isBlank else { throw .empty }
            var columns: [Column] = []
            for field in try CommaSeparatedLine.fields(of: line) {
                guard let column = Column(rawValue: field.lowercased()) else { throw .unknownColumn(field) }
                guard !columns.contains(column) else { throw .repeatedColumn(field) }
                columns.append(column)
            }
            for needed in [Column.user, .secret] where !columns.contains(needed) {
                throw .missingColumn(needed.rawValue)
            }
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
}
