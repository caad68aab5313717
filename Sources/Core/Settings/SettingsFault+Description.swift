import Identity

extension SettingsFault: CustomStringConvertible {
    /// One line: `FILE:LINE:COLUMN:`, then what is wrong, and where it can be said, what would be right.
    package var description: String { "\(position): \(sentence)" }

    private var sentence: String {
        switch kind {
        case .unknownKey(let suggestion): "unknown key \(subject)\(Self.text(of: suggestion))"
        case .keyNotBuilt: "\(subject) is not built yet in this version"
        case .wrongType(.array, let found) where table == .file:
            "\(subject) must be a list of [[rule]] tables, not \(found.text)"
        case .wrongType(.date, let found):
            "\(subject) must be a date without quotes, such as 2027-01-31, not \(found.text)"
        case .wrongType(let expected, let found): "\(subject) must be \(expected.text), not \(found.text)"
        case .wrongMember(let expected, let found):
            "\(subject) must hold \(expected.plural), not \(found.text)"
        case .missingVersion: "the version is missing: begin the file with version = 1"
        case .unknownVersion(let number):
            "version \(number) is not known to this sallyport, which reads version 1"
        case .unknownWord(let word, let meant, let allowed):
            "\(subject) cannot be \(word.quoted)"
                + (meant.map { "; did you mean \($0.quoted)?" } ?? "; it can be \(Self.choice(of: allowed))")
        case .emptyList: "\(subject) is empty; name at least one, or leave the key out"
        case .listedTwice(let name): "\(name.quoted) stands twice in \(subject)"
        case .badName(let kind, let name, let error):
            "\(name.quoted) in \(subject) cannot be the name of a \(kind): \(error.text)"
        case .badNetwork(let text, let mistake): "\(text.quoted) in \(subject) \(mistake.text)"
        case .badTime(let text, let mistake): "\(text.quoted) in \(subject) \(mistake.text)"
        case .badTerminal(let text, let mistake): "\(text.quoted) in \(subject) \(mistake.text)"
        case .badText(let mistake): "\(subject) \(mistake.text)"
        case .badDay(let text): "\(subject) cannot be \(text.escaped): it must be a day from 1970 to 9999"
        case .badDuration(let text, let mistake, let bounds):
            "\(subject) cannot be \(text.quoted): \(mistake.text(within: bounds))"
        case .outOfRange(let number, let range):
            "\(subject) cannot be \(number): it must be from \(range.lowerBound) to \(range.upperBound)"
        case .badRemember(let mistake): mistake.text(of: subject)
        case .limitIsTrue: "\(subject) cannot be true: say how long, or false for no limit"
        case .warnedTooEarly(let shortest):
            "\(subject) must be shorter than the limit that it warns of, \(WrittenDuration.text(shortest))"
        case .riskOutOfOrder(let elevated, let high):
            key == "high"
                ? "\(subject) is \(high), below \"elevated\", which is \(elevated)"
                : "\(subject) is \(elevated), above \"high\", which is \(high)"
        case .contradicts(let preset, let mistake): mistake.text(of: subject, under: preset)
        case .courier(let mistake): mistake.text(of: subject)
        case .stepUpWithoutService, .ruleWithoutName, .ruleNameTaken, .ruleWithoutEffect, .ruleMatchesNobody,
            .ruleNeverReached:
            rulesSentence
        }
    }

    private var rulesSentence: String {
        switch kind {
        case .stepUpWithoutService:
            "\(subject) cannot be \"step-up\": only a rule that has \"service\" can ask for it"
        case .ruleWithoutName: "this rule has no name; give it a line such as name = \"what it is for\""
        case .ruleNameTaken(let other): "\(table.text) has the name of the rule at \(other)"
        case .ruleWithoutEffect:
            "\(table.text) changes nothing: it needs \(Self.choice(of: Rule.effects + SessionSettings.ofRules))"
        case .ruleMatchesNobody(let list):
            "\(table.text) matches nobody: its \"except\" takes out all of \(list.rawValue.quoted)"
        case .ruleNeverReached(let earlier, let place):
            "\(table.text) can never be reached: all that it matches is matched by rule \(earlier.quoted) at \(place)"
        default: subject
        }
    }

    private var subject: String { key.map { "\($0.quoted)\(table.suffix)" } ?? table.text }

    private static func text(of suggestion: Suggestion?) -> String {
        switch suggestion {
        case nil: ""
        case .key(let key): "; did you mean \(key.quoted)?"
        case .table(let table):
            "; it belongs \(table.isFile ? "above the first table" : "in \(table.text)")"
        }
    }

    /// `"a"`, `"a" or "b"`, `"a", "b" or "c"`.
    static func choice(of words: [String]) -> String {
        let quoted = words.map(\.quoted)
        guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension SettingsTable {
    fileprivate var suffix: String { isFile ? "" : " in \(text)" }

    fileprivate var text: String {
        switch self {
        case .file, .courier(.file): "the file"
        case .login: "[login]"
        case .risk: "[risk]"
        case .sessions: "[sessions]"
        case .accounts: "[accounts]"
        case .codes: "[codes]"
        case .control: "[control]"
        case .help: "[help]"
        case .rule(let name): name.map { "rule \($0.quoted)" } ?? "[[rule]]"
        case .exception(let rule): "except of \(SettingsTable.rule(rule).text)"
        case .remember(let table): "remember of \(table.text)"
        case .courier(.mail): "[mail]"
        case .courier(.sms): "[sms]"
        }
    }
}

extension SettingsTree.Kind {
    fileprivate var text: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .boolean: "a boolean"
        case .float: "a float"
        case .date: "a date"
        case .time: "a time"
        case .dateTime: "a date with a time"
        case .array: "a list"
        case .table: "a table"
        }
    }

    /// What a list may hold: strings, or the tables of rules.
    fileprivate var plural: String { self == .table ? "tables, each headed [[rule]]" : "strings" }
}

extension IdentityError {
    var text: String {
        switch self {
        case .empty: "it is empty"
        case .tooLong(let bytes): "it has \(bytes) bytes"
        case .notUTF8: "it is not UTF-8"
        case .forbiddenName: "it names a folder"
        case .forbiddenCharacter(0x20): "it has a space"
        case .forbiddenCharacter(let scalar): "it has the character U+\(scalar.fourDigits)"
        case .notAnAddress: "it is not an address"
        case .notAMailbox: "it is not a mailbox such as alice@example.org"
        case .notInternational: "it is not a number such as +4915112345678"
        case .prefix: "it has a wrong prefix"
        }
    }
}

extension UInt32 {
    fileprivate var fourDigits: String {
        let digits = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    }
}
