package import Identity

/// Whom mail comes from: an address, and perhaps a name to show (RFC 5322 §3.4, `Name <a@b>`).
package struct Mailbox: Hashable, Sendable {
    /// Of a name, in bytes.
    package static let longestName = 100

    /// Printable, without line breaks, `<`, `>` and `"`; possibly beyond ASCII.
    package let name: String?
    package let address: EmailAddress

    package init(name: String? = nil, address: EmailAddress) {
        self.name = name
        self.address = address
    }

    /// Reads `a@b`, `Name <a@b>` or `"Name" <a@b>`.
    ///
    /// - Throws: ``IdentityError``, naming what is wrong.
    package init(_ text: String) throws(IdentityError) {
        guard text.last == ">" else {
            self.init(address: try EmailAddress(text))
            return
        }
        let parts = text.dropLast().split(separator: "<", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .notAMailbox }
        self.init(name: try Self.name(parts[0]), address: try EmailAddress(String(parts[1])))
    }

    private static func name(_ text: Substring) throws(IdentityError) -> String? {
        var name = text.trimmed
        if name.count >= 2, name.first == "\"", name.last == "\"" {
            name = name.dropFirst().dropLast().trimmed
        }
        guard name.utf8.count <= longestName else { throw .tooLong(bytes: name.utf8.count) }
        for scalar in name.unicodeScalars
        where "\"<>".unicodeScalars.contains(scalar) || !String(scalar).isPrintable {
            throw .forbiddenCharacter(scalar.value)
        }
        return name.isEmpty ? nil : String(name)
    }
}

extension Substring {
    /// Without spaces at either end.
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return start[...last]
    }
}
