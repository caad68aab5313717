/// A telephone number of the whole world, by ITU-T E.164: `+` and 7 to 15 digits, the first of them not 0.
package struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
    /// Such as `+4915112345678`.
    package let description: String

    /// Reads a number; spaces, hyphens, dots and brackets in it do not matter.
    ///
    /// - Throws: ``IdentityError``, naming what is wrong.
    package init(_ text: String) throws(IdentityError) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= 40 else { throw .tooLong(bytes: text.utf8.count) }
        let dense = text.unicodeScalars.filter { !" -.()".unicodeScalars.contains($0) }
        guard dense.first == "+" else { throw .notInternational }
        let digits = dense.dropFirst()
        for scalar in digits where !("0"..."9").contains(scalar) { throw .forbiddenCharacter(scalar.value) }
        guard (7...15).contains(digits.count), digits.first != "0" else { throw .notInternational }
        var number = String.UnicodeScalarView()
        number.append(contentsOf: dense)
        description = String(number)
    }

    /// Without the `+`, as some gateways want it.
    package var digits: String { String(description.dropFirst()) }

    /// Enough for its owner to know it again, and no more: `+49***78`.
    package var masked: String { "\(description.prefix(3))***\(description.suffix(2))" }
}
