import Identity

/// What both tables of `courier.conf` have in them.
extension TableReader {
    /// Reads the table at the key of its own name.
    mutating func inner<Value>(_ table: CourierTable, _ read: (inout TableReader) -> Value?) -> Value? {
        guard let (entries, position) = self.table(table.rawValue) else { return nil }
        var reader = TableReader(entries, at: position, as: .courier(table))
        defer { add(reader.faults) }
        return read(&reader)
    }

    /// `via`; keys that go with other values of it are faults.
    mutating func provider<Provider: ProviderWord>() -> Provider? {
        if self["via"] == nil {
            note(.courier(.missingVia(allowed: Provider.allCases.map(\.rawValue))), key: "via")
        }
        guard let provider: Provider = word("via") else { return nil }
        for entry in entries where !(["via"] + Provider.sharedKeys + provider.keys).contains(entry.key) {
            let others = Provider.allCases.filter { $0.keys.contains(entry.key) }.map(\.rawValue)
            guard !others.isEmpty else { continue }
            note(
                .courier(.keyOfOthers(via: provider.rawValue, others: others)), key: entry.key,
                at: entry.position)
        }
        return provider
    }

    /// What `read` finds at `key`, which `provider` cannot do without.
    mutating func needed<Value>(
        _ key: String, by provider: some ProviderWord, _ read: (inout TableReader, String) -> Value?
    ) -> Value? {
        if self[key] == nil { note(.courier(.missingKey(via: provider.rawValue)), key: key) }
        return read(&self, key)
    }

    mutating func mostADay(usually usual: Int) -> Int {
        number("most_a_day", within: 1...MailSettings.greatestMostADay) ?? usual
    }

    /// One line of printable ASCII of at most `longest` bytes.
    mutating func asciiLine(_ key: String, longest: Int) -> String? {
        guard let text = line(key, longest: longest, asciiOnly: false) else { return nil }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            note(.courier(.notASCII), key: key, at: self[key]?.position)
            return nil
        }
        return text
    }

    mutating func path(_ key: String) -> String? {
        checked(key, as: { $0.isAbsolutePath }, else: { .notAPath($0) })
    }

    /// The place of a password or token.
    mutating func secretPlace(_ key: String) -> String? {
        checked(key, as: { $0.isAbsolutePath || $0.isCredentialName }, else: { _ in .notASecret })
    }

    /// One line of text that `holds` is true of.
    mutating func checked(
        _ key: String, longest: Int = 4_095, as holds: (String) -> Bool,
        else mistake: (String) -> CourierMistake
    ) -> String? {
        guard let text = line(key, longest: longest, asciiOnly: false) else { return nil }
        guard holds(text) else {
            note(.courier(mistake(text)), key: key, at: self[key]?.position)
            return nil
        }
        return text
    }
}

extension String {
    /// Neither a folder by its last slash, nor a way up.
    var isAbsolutePath: Bool {
        first == "/" && last != "/" && !split(separator: "/").contains("..")
    }

    /// What systemd takes for the name of a credential, as far as people use it.
    fileprivate var isCredentialName: Bool {
        utf8.count <= 255 && self != "." && self != ".."
            && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }
}
