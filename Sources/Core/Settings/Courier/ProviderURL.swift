import Identity

/// Where a provider's HTTP interface is: enough of a URL to say whether it may be asked.
enum ProviderURL {
    /// What is wrong with `text`; nil if it may be asked.
    ///
    /// If it is a base, the path of the provider's interface follows it.
    static func mistake(in text: String, isBase: Bool) -> CourierMistake.URLMistake? {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, ["https:", "http:"].contains(parts[0]), parts[1].isEmpty,
            text.isGraphicASCII, !text.contains(where: "\"\\<>".contains)
        else { return .form }
        let authority = parts[2].prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { return .user }
        guard let host = host(in: authority) else { return .form }
        guard !text.contains("#") else { return .fragment }
        guard !isBase || !text.contains("?") else { return .query }
        guard !isBase || !text.contains(where: "{}".contains) else { return .field }
        return parts[0] == "https:" || host.isLoopback ? nil : .plainElsewhere
    }

    /// `host`, `host:port` or `[address]:port`.
    private static func host(in authority: Substring) -> ProviderHost? {
        let isBracketed = authority.first == "["
        let end =
            isBracketed ? authority.lastIndex(of: "]") : authority.lastIndex(of: ":") ?? authority.endIndex
        guard let end else { return nil }
        let port = isBracketed ? authority[end...].dropFirst() : authority[end...]
        guard port.isEmpty || isPort(port) else { return nil }
        let name = isBracketed ? authority[..<end].dropFirst() : authority[..<end]
        guard isBracketed == name.contains(":") else { return nil }
        return ProviderHost(String(name))
    }

    /// With its colon.
    private static func isPort(_ text: Substring) -> Bool {
        let digits = text.dropFirst()
        guard text.first == ":", digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(digits)
        else {
            return false
        }
        return (1...65_535).contains(port)
    }
}
