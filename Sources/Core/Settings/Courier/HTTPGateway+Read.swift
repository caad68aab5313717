extension HTTPGateway {
    init?(from table: inout TableReader) {
        let method: Method = table.word("method") ?? .post
        let url = table.needed("url", by: SMSProvider.http) { $0.urlTemplate($1) }
        let headers = table.headers("headers")
        let body = table.body("body", for: method)
        let escaping: Escaping? = table.word("escaping")
        let tokenFile = table.secretPlace("token_file")
        let statuses = table.statuses("sent_status")
        let sentIf = table.line("sent_if", longest: 1_000, asciiOnly: false)
        let caFile = table.path("ca_file")
        guard let url else { return nil }
        self.init(
            method: method, url: url, headers: headers ?? [], body: body, escaping: escaping ?? .json,
            tokenFile: tokenFile, sentStatus: statuses ?? [200...299], sentIf: sentIf, caFile: caFile)
        table.checkFields(of: self)
    }

    fileprivate var fields: Set<MessageTemplate.Field> {
        ([url, body].compactMap(\.self) + headers.map(\.value)).reduce(into: []) { $0.formUnion($1.fields) }
    }
}

extension TableReader {
    fileprivate mutating func urlTemplate(_ key: String) -> MessageTemplate? {
        guard let (text, position) = string(key) else { return nil }
        if let mistake = ProviderURL.mistake(in: text, isBase: false) {
            note(.courier(.badURL(mistake)), key: key, at: position)
            return nil
        }
        return template(text, key, at: position)
    }

    /// May have line breaks.
    fileprivate mutating func body(_ key: String, for method: HTTPGateway.Method) -> MessageTemplate? {
        if self[key] == nil, method != .get { note(.courier(.bodyMissing), key: key) }
        guard let (text, position) = string(key) else { return nil }
        guard method != .get else {
            note(.courier(.bodyWithGET), key: key, at: position)
            return nil
        }
        guard (1...HTTPGateway.longestBody).contains(text.utf8.count) else {
            let count = text.utf8.count
            let mistake: SettingsFault.TextMistake =
                count == 0 ? .empty : .tooLong(bytes: count, longest: HTTPGateway.longestBody)
            note(.badText(mistake), key: key, at: position)
            return nil
        }
        return template(text, key, at: position)
    }

    /// `200-299`, or `202`.
    fileprivate mutating func statuses(_ key: String) -> [ClosedRange<Int>]? {
        list(key) { reader, text, position in
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
                end.count == 3 && end.allSatisfy { $0.isASCII && $0.isNumber } ? Int(end) ?? 0 : 0
            }
            guard (1...2).contains(ends.count), let first = ends.first, let last = ends.last, first <= last,
                (100...599).contains(first), (100...599).contains(last)
            else {
                reader.note(.courier(.badStatus(text)), key: key, at: position)
                return nil
            }
            return first...last
        }
    }

    fileprivate mutating func checkFields(of gateway: HTTPGateway) {
        // A text that was refused might have had what is missing.
        guard faults.isEmpty else { return }
        let fields = gateway.fields
        if fields.isDisjoint(with: [.to, .toDigits]) { note(.courier(.noField([.to, .toDigits]))) }
        if !fields.contains(.text) { note(.courier(.noField([.text]))) }
        if fields.contains(.token), gateway.tokenFile == nil {
            note(.courier(.missingPartner("token_file")), key: "{token}")
        }
        if !fields.contains(.token), let value = self["token_file"] {
            note(.courier(.tokenUnused), key: "token_file", at: value.position)
        }
    }
}
