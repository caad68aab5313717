import Identity

/// Where people can be reached: comma-separated values with the column `user`, and `email`, `phone` and `verified` (yes or no) as
/// wanted, in any order; an empty field says nothing.
package struct ContactFile: Sendable {
    package private(set) var lines: [ContactLine] = []
    /// The lines that cannot be understood, in their order.
    package private(set) var faults: [MigrationFault] = []

    package init(_ bytes: [UInt8]) {
        do {
            add(try TextLines.of(bytes))
        } catch {
            faults = [error]
        }
    }

    private mutating func add(_ lines: [Substring]) {
        do throws(MigrationFault.Reason) {
            guard let first = lines.first, !first.isBlank else { throw .noHeader }
            let header = try Header(first, needed: [.user])
            var seen: [String: Int] = [:]
            for (position, line) in lines.enumerated().dropFirst() where !line.isBlank {
                add(line, number: position + 1, header, &seen)
            }
        } catch {
            faults = [MigrationFault(line: 1, reason: error)]
        }
    }

    private mutating func add(
        _ text: Substring, number: Int, _ header: Header, _ seen: inout [String: Int]
    ) {
        do throws(MigrationFault.Reason) {
            let line = try Self.line(try header.record(text), number: number)
            let user = line.user.description
            if let earlier = seen[user] { throw .repeatedUser(line.user, line: earlier) }
            seen[user] = number
            lines.append(line)
        } catch {
            faults.append(MigrationFault(line: number, reason: error))
        }
    }

    private static func line(
        _ record: [Column: String], number: Int
    ) throws(MigrationFault.Reason) -> ContactLine {
        let user = try AccountName(importing: record[.user] ?? "")
        return ContactLine(
            number: number, user: user, email: try email(record[.email] ?? ""),
            phone: try phone(record[.phone] ?? ""), verified: try verified(record[.verified] ?? ""))
    }

    private static func email(_ text: String) throws(MigrationFault.Reason) -> EmailAddress? {
        guard !text.isEmpty else { return nil }
        do throws(IdentityError) {
            return try EmailAddress(text)
        } catch {
            throw .email(text, error)
        }
    }

    private static func phone(_ text: String) throws(MigrationFault.Reason) -> PhoneNumber? {
        guard !text.isEmpty else { return nil }
        do throws(IdentityError) {
            return try PhoneNumber(text)
        } catch {
            throw .phone(text, error)
        }
    }

    private static func verified(_ text: String) throws(MigrationFault.Reason) -> Bool? {
        switch text.lowercased() {
        case "": nil
        case "yes": true
        case "no": false
        default: throw .verified(text)
        }
    }

    private typealias Header = CommaSeparatedHeader<Column>

    enum Column: String, CaseIterable {
        case user, email, phone, verified
    }
}
