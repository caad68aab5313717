import Identity

/// Which hardware token was handed to whom: comma-separated values with the columns `serial` and `user`, and
/// `name` if wanted.
package struct TokenMap: Sendable {
    private var holders: [String: Holder] = [:]
    /// The lines that cannot be understood.
    package private(set) var faults: [MigrationFault] = []

    struct Holder: Sendable {
        let line: Int
        let user: AccountName
        let name: String?
    }

    package init(_ bytes: [UInt8]) {
        do {
            add(try TextLines.of(bytes))
        } catch {
            faults = [error]
        }
    }

    private mutating func add(_ lines: [Substring]) {
        do {
            let header = try Header(lines.first ?? "", needed: [.serial, .user])
            for (position, line) in lines.enumerated().dropFirst() where !line.isBlank {
                add(line, number: position + 1, header)
            }
        } catch {
            faults = [MigrationFault(line: 1, reason: error)]
        }
    }

    /// Who holds a key, by the serial number of its device or else by its own identifier.
    func holder(of key: ContainedKey) -> Holder? {
        key.serial.flatMap { holders[$0] } ?? key.id.flatMap { holders[$0] }
    }

    /// A fault for each line that names none of `keys`.
    package func linesWithoutKey(among keys: [ContainedKey]) -> [MigrationFault] {
        let known = Set(keys.compactMap(\.serial)).union(keys.compactMap(\.id))
        return holders.filter { !known.contains($0.key) }
            .map { MigrationFault(line: $0.value.line, reason: .unknownSerial($0.key)) }
            .sorted { $0.line < $1.line }
    }

    private mutating func add(_ line: Substring, number: Int, _ header: Header) {
        do throws(MigrationFault.Reason) {
            let record = try header.record(line)
            let serial = record[.serial] ?? ""
            guard !serial.isEmpty else { throw .empty }
            if let first = holders[serial] { throw .repeatedSerial(serial, line: first.line) }
            holders[serial] = Holder(
                line: number, user: try AccountName(importing: record[.user] ?? ""),
                name: try FactorName.read(record[.name] ?? ""))
        } catch {
            faults.append(MigrationFault(line: number, reason: error))
        }
    }

    private typealias Header = CommaSeparatedHeader<Column>

    enum Column: String, CaseIterable {
        case serial, user, name
    }
}
