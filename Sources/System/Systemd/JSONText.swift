/// Just enough JSON to write a record: one object of strings (RFC 8259 §7).
enum JSONText {
    static func object(_ members: [(name: String, value: String)]) -> String {
        "{" + members.map { "\(string($0.name)):\(string($0.value))" }.joined(separator: ",") + "}"
    }

    static func string(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
        else {
            return "\"\(text)\""
        }
        let body = text.unicodeScalars.reduce(into: "") { body, scalar in
            switch scalar {
            case "\"": body += "\\\""
            case "\\": body += "\\\\"
            case _ where scalar.value < 0x20: body += scalar.escape
            default: body.unicodeScalars.append(scalar)
            }
        }
        return "\"\(body)\""
    }
}
