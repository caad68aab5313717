/// What `sallyport.conf` and its drop-ins say, judged and complete.
package struct Settings: Hashable, Sendable {
    /// What the installed file says.
    package static let installed = Self(login: .installed, rules: [], control: .installed, contact: nil)

    package let login: LoginSettings
    /// In the order of the files; the first that matches applies.
    package let rules: [Rule]
    package let accounts: AccountSettings
    package let codes: CodeSettings
    package let control: ControlSettings
    /// `[help] contact`, whom to ask: one line of printable ASCII of at most 200 bytes.
    package let contact: String?

    package init(
        login: LoginSettings, rules: [Rule], accounts: AccountSettings = .installed,
        codes: CodeSettings = .installed, control: ControlSettings, contact: String?
    ) {
        self.login = login
        self.rules = rules
        self.accounts = accounts
        self.codes = codes
        self.control = control
        self.contact = contact
    }

    /// Every group that is named anywhere, sorted: to be resolved when the settings are loaded.
    package var groupNames: [String] {
        let inRules = rules.flatMap { ($0.match.groups ?? []) + ($0.except.groups ?? []) }
        return Set(inRules + control.administrators + control.helpdesk).sorted()
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
        faults += RuleOrder.faults(in: merged.rules)
        guard faults.isEmpty else { return Judgement(settings: nil, faults: faults, warnings: []) }
        let settings = merged.settings
        return Judgement(settings: settings, faults: [], warnings: SettingsWarning.all(in: settings))
    }
}
