package import Identity

/// One thing that is wrong with the settings, and where it stands.
package struct SettingsFault: Error, Hashable, Sendable {
    package let position: Position
    package let table: SettingsTable
    /// The key in the table, or nil if the fault is the whole table's.
    package let key: String?
    package let kind: Kind

    package init(position: Position, table: SettingsTable, key: String? = nil, kind: Kind) {
        self.position = position
        self.table = table
        self.key = key
        self.kind = kind
    }
}

extension SettingsFault {
    package enum Kind: Hashable, Sendable {
        case unknownKey(Suggestion?)
        /// A key of the design that this version refuses, since it could not keep what it promises.
        case keyNotBuilt
        case wrongType(expected: SettingsTree.Kind, found: SettingsTree.Kind)
        /// Of a member of a list.
        case wrongMember(expected: SettingsTree.Kind = .string, found: SettingsTree.Kind)
        case missingVersion
        case unknownVersion(Int64)
        case unknownWord(String, meant: String?, allowed: [String])
        case emptyList
        case listedTwice(String)
        case badName(NameKind, String, IdentityError)
        case badNetwork(String, NetworkMistake)
        case badTime(String, WeekSpan.Mistake)
        case badTerminal(String, TerminalPattern.Mistake)
        case badText(TextMistake)
        /// A day that is not in the years that ``CalendarDay`` has.
        case badDay(String)
        /// The bounds are in seconds.
        case badDuration(String, WrittenDuration.Mistake, bounds: ClosedRange<Int64>)
        case outOfRange(Int64, ClosedRange<Int>)
        case badRemember(RememberMistake)
        /// `true` for a limit, which does not say how long.
        case limitIsTrue
        /// A warning that would stand before the session begins; with the shortest limit beside it, in seconds.
        case warnedTooEarly(shortest: Int64)
        /// `step-up` where no service is named, so that every login would need a session before it.
        case stepUpWithoutService
        case riskOutOfOrder(elevated: Int, high: Int)
        /// The preset refuses what stands there.
        case contradicts(Preset, PresetMistake)
        case ruleWithoutName
        case ruleNameTaken(by: Position)
        case ruleWithoutEffect
        /// The exceptions take out all that this list names.
        case ruleMatchesNobody(RuleList)
        case ruleNeverReached(behind: String, at: Position)
        /// What only `courier.conf` can have wrong.
        case courier(CourierMistake)
    }

    package enum Suggestion: Hashable, Sendable {
        case key(String)
        case table(SettingsTable)
    }

    package enum NameKind: Hashable, Sendable { case service, user, group }

    package enum NetworkMistake: Hashable, Sendable {
        case hostName
        case prefixLength
        /// Bits are set after the prefix; the network is what was probably meant.
        case bitsAfterPrefix(Network)
    }

    package enum TextMistake: Hashable, Sendable {
        case empty
        case tooLong(bytes: Int, longest: Int)
        case notPrintable
        case notASCII
    }
}
