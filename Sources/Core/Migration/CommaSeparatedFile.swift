import Identity

/// Reads comma-separated values (RFC 4180, one record a line) under a header that names the columns.
///
/// `user` and `secret` (Base32) must be there; `method`, `algorithm`, `digits`, `period`, `counter` and
/// `name` may be, in any order.
package enum CommaSeparatedFile {
    package static func read(_ bytes: [UInt8]) -> MigrationFile {
        do {
            return read(try TextLines.of(bytes))
        } catch {
            return MigrationFile(faults: [error])
        }
    }

    private static func read(_ lines: [Substring]) -> MigrationFile {
        var file = MigrationFile()
        do {
            let header = try Header(lines.first ?? "", needed: [.user, .secret])
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
            parameters: try ImportedParameters.of(
                method: record[.method], algorithm: record[.algorithm], digits: record[.digits],
                period: record[.period], counter: record[.counter]),
            name: try FactorName.read(record[.name] ?? ""))
    }

    private typealias Header = CommaSeparatedHeader<Column>

    enum Column: String, CaseIterable {
        case user, secret, method, algorithm, digits, period, counter, name
    }
}
