import Identity

extension TableReader {
    mutating func string(_ key: String) -> (text: String, position: Position)? {
        take(key, as: .string) {
            if case .string(let text, let position) = $0 { (text, position) } else { nil }
        }
    }

    mutating func integer(_ key: String) -> (number: Int64, position: Position)? {
        take(key, as: .integer) {
            if case .integer(let number, let position) = $0 { (number, position) } else { nil }
        }
    }

    mutating func number(_ key: String, within range: ClosedRange<Int>) -> Int? {
        guard let (number, position) = integer(key) else { return nil }
        guard let small = Int(exactly: number), range.contains(small) else {
            note(.outOfRange(number, range), key: key, at: position)
            return nil
        }
        return small
    }

    mutating func array(_ key: String) -> (members: [SettingsTree], position: Position)? {
        take(key, as: .array) {
            if case .array(let members, let position) = $0 { (members, position) } else { nil }
        }
    }

    mutating func table(_ key: String) -> (entries: [SettingsTree.Entry], position: Position)? {
        take(key, as: .table) {
            if case .table(let entries, let position) = $0 { (entries, position) } else { nil }
        }
    }

    /// A day, written as a date of TOML without quotes.
    mutating func day(_ key: String) -> CalendarDay? {
        let date = take(key, as: .date) {
            if case .date(let text, let position) = $0 { (text: text, position: position) } else { nil }
        }
        guard let date else { return nil }
        let day = CalendarDay(date.text)
        if day == nil { note(.badDay(date.text), key: key, at: date.position) }
        return day
    }

    /// A duration of so many seconds.
    mutating func duration(
        _ key: String, within bounds: ClosedRange<Int64> = WrittenDuration.bounds
    ) -> WrittenDuration? {
        guard let (text, position) = string(key) else { return nil }
        do throws(WrittenDuration.Mistake) {
            return try WrittenDuration(text, within: bounds)
        } catch {
            note(.badDuration(text, error, bounds: bounds), key: key, at: position)
            return nil
        }
    }

    /// One line of text of at most `longest` bytes.
    mutating func line(_ key: String, longest: Int, asciiOnly: Bool) -> String? {
        guard let (text, position) = string(key) else { return nil }
        if let mistake = SettingsFault.TextMistake(in: text, longest: longest, asciiOnly: asciiOnly) {
            note(.badText(mistake), key: key, at: position)
            return nil
        }
        return text
    }

    mutating func word<Word: SettingsWord>(_ key: String) -> Word? {
        guard let (text, position) = string(key) else { return nil }
        return word(text, key: key, at: position)
    }

    /// A list of words, none of them twice.
    mutating func words<Word: SettingsWord>(_ key: String) -> [Word]? {
        list(key) { reader, text, position in reader.word(text, key: key, at: position) }
    }

    /// A list of strings that is not empty, each parsed, none of them twice; `parse` notes a fault or
    /// returns a member, which a fault calls by its name, or by its text.
    mutating func list<Member: Hashable>(
        _ key: String, called name: (Member) -> String? = { _ in nil },
        parse: (inout Self, String, Position) -> Member?
    ) -> [Member]? {
        guard let (members, position) = array(key) else { return nil }
        if members.isEmpty { note(.emptyList, key: key, at: position) }
        var taken: [Member] = []
        for member in members {
            guard case .string(let text, let position) = member else {
                note(.wrongMember(found: member.kind), key: key, at: member.position)
                continue
            }
            guard let parsed = parse(&self, text, position) else { continue }
            if taken.contains(parsed) { note(.listedTwice(name(parsed) ?? text), key: key, at: position) }
            taken.append(parsed)
        }
        return taken
    }

    private mutating func word<Word: SettingsWord>(_ text: String, key: String, at position: Position)
        -> Word?
    {
        if let word = Word(rawValue: text) { return word }
        let allowed = Word.allCases.map(\.rawValue)
        let kind = SettingsFault.Kind.unknownWord(
            text, meant: allowed.nearest(to: text), allowed: allowed)
        note(kind, key: key, at: position)
        return nil
    }
}

extension SettingsFault.TextMistake {
    fileprivate init?(in text: String, longest: Int, asciiOnly: Bool) {
        if text.isEmpty {
            self = .empty
        } else if text.utf8.count > longest {
            self = .tooLong(bytes: text.utf8.count, longest: longest)
        } else if !text.isPrintable {
            self = .notPrintable
        } else if asciiOnly, !text.utf8.allSatisfy({ $0 < 0x80 }) {
            self = .notASCII
        } else {
            return nil
        }
    }
}
