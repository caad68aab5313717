import Identity

extension TableReader {
    /// Lines such as `Authorization: Bearer {token}`.
    mutating func headers(_ key: String) -> [HTTPGateway.Header]? {
        list(key, called: \.name) { reader, text, position in
            guard let header = reader.header(text, key, at: position) else { return nil }
            if HTTPGateway.ownHeaders.contains(header.name.lowercased()) {
                reader.note(.courier(.headerIsOurs(header.name)), key: key, at: position)
            }
            return header
        }
    }

    private mutating func header(
        _ text: String, _ key: String, at position: Position
    ) -> HTTPGateway.Header? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.last?.drop { $0 == " " } ?? ""
        guard parts.count == 2, (1...100).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy(\.isOfToken),
            (1...1_000).contains(value.utf8.count), value.isPrintableASCII
        else {
            note(.courier(.badHeader), key: key, at: position)
            return nil
        }
        return template(String(value), key, at: position, without: [.text]).map {
            HTTPGateway.Header(name: String(parts[0]), value: $0)
        }
    }
}

extension HTTPGateway {
    static let longestBody = 4_096
    fileprivate static let ownHeaders: Set = [
        "connection", "content-length", "expect", "host", "te", "transfer-encoding", "upgrade",
    ]
}

extension UInt8 {
    /// RFC 9110 §5.6.2.
    fileprivate var isOfToken: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
