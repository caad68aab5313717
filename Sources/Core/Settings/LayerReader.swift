/// Reads one file: the main file, or a drop-in.
struct LayerReader {
    private(set) var faults: [SettingsFault] = []

    /// The version of the settings that this version of Sallyport reads.
    private static let version: Int64 = 1
    private static let longestContact = 200

    mutating func read(_ tree: SettingsTree, isMain: Bool) -> SettingsLayer {
        var layer = SettingsLayer()
        guard case .table(let entries, let position) = tree else {
            let kind = SettingsFault.Kind.wrongType(expected: .table, found: tree.kind)
            faults = [SettingsFault(position: tree.position, table: .file, kind: kind)]
            return layer
        }
        var file = TableReader(entries, at: position, as: .file)
        readVersion(&file, isRequired: isMain)
        layer.preset = file.word("preset")
        layer.note("preset", in: file)
        readTable(.login, "login", in: &file) { Self.readLogin(&$0, into: &layer) }
        readTable(.risk, "risk", in: &file) { Self.readRisk(&$0, into: &layer) }
        readTable(.sessions, "sessions", in: &file) { Self.readSessions(&$0, into: &layer) }
        readTable(.accounts, "accounts", in: &file) { accounts in
            layer.dormantAfter = accounts.duration("dormant_after")
            layer.vanishedAfter = accounts.duration("vanished_after", within: AccountSettings.vanishing)
        }
        readTable(.codes, "codes", in: &file) { codes in
            layer.codeLife = codes.duration("life", within: CodeSettings.life)
        }
        readTable(.control, "control", in: &file) { control in
            layer.administrators = control.groups("administrators")
            layer.helpdesk = control.groups("helpdesk")
        }
        readTable(.help, "help", in: &file) { help in
            layer.contact = help.line("contact", longest: Self.longestContact, asciiOnly: true)
        }
        layer.rules = readRules(&file)
        faults = file.faults.sorted { $0.position < $1.position }
        return layer
    }

    private static func readLogin(_ login: inout TableReader, into layer: inout SettingsLayer) {
        layer.services = login.services("services")
        layer.require = login.word("require")
        layer.methods = login.words("methods")
        layer.enrol = login.word("enrol")
        layer.enrolUntil = login.day("enrol_until")
        layer.fresh = login.duration("fresh", within: LoginSettings.fresh)
        layer.remember = login.remember()
        if layer.require == .stepUp {
            login.note(.stepUpWithoutService, key: "require", at: login["require"]?.position)
        }
        for key in Rule.effects { layer.note(key, in: login) }
    }

    private static func readRisk(_ risk: inout TableReader, into layer: inout SettingsLayer) {
        for signal in RiskSignal.allCases {
            layer.weights[signal] = risk.number(signal.rawValue, within: RiskSettings.weight)
        }
        layer.elevated = risk.number("elevated", within: RiskSettings.sum)
        layer.high = risk.number("high", within: RiskSettings.sum)
        for key in ["elevated", "high"] { layer.note(key, in: risk) }
    }

    private static func readSessions(_ sessions: inout TableReader, into layer: inout SettingsLayer) {
        layer.endsSessions = true
        layer.sessions = sessions.sessionChoices()
        layer.leftBehind = sessions.word("left_behind")
        for key in SessionSettings.ofRules { layer.note(key, in: sessions) }
    }

    private func readVersion(_ file: inout TableReader, isRequired: Bool) {
        if isRequired, file["version"] == nil { file.note(.missingVersion, key: "version") }
        guard let (number, position) = file.integer("version"), number != Self.version else { return }
        file.note(.unknownVersion(number), key: "version", at: position)
    }

    private func readTable(
        _ table: SettingsTable, _ key: String, in file: inout TableReader, _ read: (inout TableReader) -> Void
    ) {
        guard let (entries, position) = file.table(key) else { return }
        var reader = TableReader(entries, at: position, as: table)
        read(&reader)
        file.add(reader.faults)
    }

    private func readRules(_ file: inout TableReader) -> [Rule] {
        guard let (members, _) = file.array("rule") else { return [] }
        var rules: [Rule] = []
        for member in members {
            guard case .table(let entries, let position) = member else {
                file.note(
                    .wrongMember(expected: .table, found: member.kind), key: "rule", at: member.position)
                continue
            }
            var reader = RuleReader(entries, at: position)
            rules += reader.read()
            file.add(reader.faults)
        }
        return rules
    }
}
