import Identity

extension TableReader {
    mutating func services(_ key: String) -> [ServiceName]? {
        names(key, kind: .service) { text throws(IdentityError) in try ServiceName(text) }
    }

    mutating func users(_ key: String) -> [AccountName]? {
        names(key, kind: .user) { text throws(IdentityError) in try AccountName(text) }
    }

    mutating func groups(_ key: String) -> [String]? {
        names(key, kind: .group) { text throws(IdentityError) in try Self.groupName(text) }
    }

    mutating func networks(_ key: String) -> [Network]? {
        list(key) { reader, text, position in
            do throws(IdentityError) {
                return try Network(text)
            } catch {
                reader.note(.badNetwork(text, Self.mistake(in: text, error)), key: key, at: position)
                return nil
            }
        }
    }

    mutating func times(_ key: String) -> [WeekSpan]? {
        list(key) { reader, text, position in
            do throws(WeekSpan.Mistake) {
                return try WeekSpan(text)
            } catch {
                reader.note(.badTime(text, error), key: key, at: position)
                return nil
            }
        }
    }

    mutating func terminals(_ key: String) -> [TerminalPattern]? {
        list(key) { reader, text, position in
            do throws(TerminalPattern.Mistake) {
                return try TerminalPattern(text)
            } catch {
                reader.note(.badTerminal(text, error), key: key, at: position)
                return nil
            }
        }
    }

    private mutating func names<Name: Hashable>(
        _ key: String, kind: SettingsFault.NameKind, parse: (String) throws(IdentityError) -> Name
    ) -> [Name]? {
        list(key) { reader, text, position in
            do throws(IdentityError) {
                return try parse(text)
            } catch {
                reader.note(.badName(kind, text, error), key: key, at: position)
                return nil
            }
        }
    }

    /// A group's name may have spaces inside (`domain users`), which a user's may not; it is never shown to
    /// a shell.
    private static func groupName(_ text: String) throws(IdentityError) -> String {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= AccountName.longest else { throw .tooLong(bytes: text.utf8.count) }
        for scalar in text.unicodeScalars where scalar == ":" || scalar == "/" || !String(scalar).isPrintable
        {
            throw .forbiddenCharacter(scalar.value)
        }
        guard text.first != " ", text.last != " " else { throw .forbiddenCharacter(0x20) }
        return text
    }

    private static func mistake(in text: String, _ error: IdentityError) -> SettingsFault.NetworkMistake {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard error == .prefix, parts.count == 2, let address = try? InternetAddress(String(parts[0])) else {
            return error == .prefix ? .prefixLength : .hostName
        }
        guard let length = Int(parts[1]), (0...address.bytes.count * 8).contains(length) else {
            return .prefixLength
        }
        return .bitsAfterPrefix(Network(of: address, prefixLength: length))
    }
}
