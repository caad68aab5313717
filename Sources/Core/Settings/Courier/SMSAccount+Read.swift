extension SMSAccount {
    /// Without a `url`, it is `usual`, the provider's own.
    init?(_ provider: SMSProvider, usually usual: String, from table: inout TableReader) {
        let account = table.needed("account", by: provider) { table, key in
            table.checked(key, longest: 64, as: { $0.isAccount }, else: { _ in .badAccount })
        }
        let token = table.needed("token_file", by: provider) { $0.secretPlace($1) }
        let from = table.needed("from", by: provider) { $0.asciiLine($1, longest: 40) }
        let url = table.baseURL("url") ?? usual
        let caFile = table.path("ca_file")
        guard let account, let token, let from else { return nil }
        self.init(account: account, tokenFile: token, from: from, url: url, caFile: caFile)
    }
}

extension TableReader {
    /// Without the slashes at its end.
    fileprivate mutating func baseURL(_ key: String) -> String? {
        guard let (text, position) = string(key) else { return nil }
        if let mistake = ProviderURL.mistake(in: text, isBase: true) {
            note(.courier(.badURL(mistake)), key: key, at: position)
            return nil
        }
        let end = text.lastIndex { $0 != "/" } ?? text.startIndex
        return String(text[...end])
    }
}

extension String {
    /// It goes into a URL and, before a colon, into HTTP basic authentication.
    fileprivate var isAccount: Bool {
        allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }
}
