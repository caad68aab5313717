package import Identity

/// What `sallyport.conf` and its drop-ins say, judged and complete.
package struct Settings: Hashable, Sendable {
    /// What the installed file says.
    package static let installed = Self(login: .installed, rules: [], control: .installed, contact: nil)

    package let login: LoginSettings
    /// In the order of the files; the first that matches applies.
    package let rules: [Rule]
    package let sessions: SessionSettings
    package let accounts: AccountSettings
    package let codes: CodeSettings
    package let risk: RiskSettings
    package let control: ControlSettings
    /// `[help] contact`, whom to ask: one line of printable ASCII of at most 200 bytes.
    package let contact: String?
    /// What it demands is in the values here already.
    package let preset: Preset?

    package init(
        login: LoginSettings, rules: [Rule], sessions: SessionSettings = .installed,
        accounts: AccountSettings = .installed,
        codes: CodeSettings = .installed, risk: RiskSettings = .installed, control: ControlSettings,
        contact: String?, preset: Preset? = nil
    ) {
        self.login = login
        self.rules = rules
        self.sessions = sessions
        self.accounts = accounts
        self.codes = codes
        self.risk = risk
        self.control = control
        self.contact = contact
        self.preset = preset
    }

    /// Every group that is named anywhere, sorted: to be resolved when the settings are loaded.
    package var groupNames: [String] {
        let inRules = rules.flatMap { ($0.match.groups ?? []) + ($0.except.groups ?? []) }
        return Set(inRules + control.administrators + control.helpdesk).sorted()
    }

    /// Every account that a rule names anywhere, sorted: to be looked up when the settings are loaded.
    package var userNames: [AccountName] {
        let lists = rules.flatMap { [$0.match.users, $0.match.targets, $0.except.users, $0.except.targets] }
        return Set(lists.flatMap { $0 ?? [] }).sorted()
    }

    /// Judges parsed files; a later file overrides single keys of tables, and adds its rules after those
    /// before it.
    ///
    /// `trees` has the main file first, at least that, then its drop-ins in order; each is the table of a
    /// whole file.
    package static func judge(_ trees: [SettingsTree]) -> Judgement {
        precondition(!trees.isEmpty, "the main file is always there, if only as an empty table")
        var faults: [SettingsFault] = []
        let layers = trees.enumerated().map { number, tree in
            var reader = LayerReader()
            let layer = reader.read(tree, isMain: number == 0)
            faults += reader.faults
            return layer
        }
        let merged = layers.dropFirst().reduce(layers[0]) { $0.overridden(by: $1) }
        faults += RuleOrder.faults(in: merged.rules) + merged.faults
        guard faults.isEmpty else { return Judgement(settings: nil, faults: faults, warnings: []) }
        let settings = merged.settings
        let warnings = SettingsWarning.all(in: settings, from: merged.places)
        return Judgement(settings: settings, faults: [], warnings: warnings)
    }
}
