/// One line of comma-separated values (RFC 4180 §2), without line ends inside quotes.
enum CommaSeparatedLine {
    /// The fields, without their quotes and without the blanks around them.
    static func fields(of line: Substring) throws(MigrationFault.Reason) -> [String] {
        var fields: [String] = []
        var rest = line.utf8[...]
        while true {
            rest = rest.drop(while: isBlank)
            fields.append(rest.first == quote ? try quoted(&rest) : plain(&rest))
            rest = rest.drop(while: isBlank)
            guard let next = rest.popFirst() else { return fields }
            guard next == UInt8(ascii: ",") else { throw .unterminatedQuote }
        }
    }

    private static let quote = UInt8(ascii: "\"")

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func plain(_ rest: inout Substring.UTF8View) -> String {
        let field = rest.prefix { $0 != UInt8(ascii: ",") }
        rest = rest[field.endIndex...]
        let end = field.lastIndex { !isBlank($0) }.map { field.index(after: $0) } ?? field.startIndex
        return String(Substring(field[..<end]))
    }

    /// Reads from one quote to the next that is not doubled.
    private static func quoted(_ rest: inout Substring.UTF8View) throws(MigrationFault.Reason) -> String {
        var field: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst() {
            if byte != quote {
                field.append(byte)
            } else if rest.first == quote {
                field.append(quote)
                rest.removeFirst()
            } else {
                return String(decoding: field, as: UTF8.self)
            }
        }
        throw .unterminatedQuote
    }
}
