import ConfigurationFile
import Identity
import LiveSessions
import Platform
import Policy
import Settings

/// One reading of the settings, judged and resolved.
struct Edition: Sendable {
    let settings: Settings
    let policy: Policy
    let access: ControlAccess
    let warnings: [String]
    /// The rules, as live sessions remember them.
    let rules: [RuleMark: Rule]

    /// Reads the file, its drop-ins, and the names in them; may wait for the name service.
    static func read(_ file: String) throws(SettingsRefusal) -> Self {
        try judge { () throws(ConfigurationFileError) in
            try ConfigurationFile.read(file, as: ProcessFacts.effectiveUser)
        }
    }

    /// The same with another text in the place of the file's, which goes by the name of `name` in faults.
    static func read(
        _ file: String, withText text: String, named name: String
    ) throws(SettingsRefusal) -> Self {
        try judge { () throws(ConfigurationFileError) in
            try ConfigurationFile.read(
                file, as: ProcessFacts.effectiveUser,
                with: ConfigurationFile.Replacement(bytes: Array(text.utf8), name: name))
        }
    }

    private static func judge(
        _ read: () throws(ConfigurationFileError) -> [SettingsTree]
    ) throws(SettingsRefusal) -> Self {
        let trees: [SettingsTree]
        do throws(ConfigurationFileError) {
            trees = try read()
        } catch {
            throw SettingsRefusal(reasons: [.init(position: nil, text: "\(error)")])
        }
        let judgement = Settings.judge(trees)
        guard let settings = judgement.settings else { throw SettingsRefusal(judgement.faults) }
        return Self(settings, judgement.warnings)
    }

    private init(_ settings: Settings, _ warnings: [SettingsWarning]) {
        self.settings = settings
        rules = Dictionary(uniqueKeysWithValues: settings.rules.map { (RuleMark($0.name), $0) })
        let groups = Dictionary(
            uniqueKeysWithValues: settings.groupNames.map { ($0, GroupLookup(NameService.group(named: $0))) })
        policy = Policy(settings: settings, groups: groups, rootNames: RootNames.onThisHost())
        access = ControlAccess(
            administrators: settings.control.administrators.compactMap { groups[$0]?.gid },
            helpdesk: settings.control.helpdesk.compactMap { groups[$0]?.gid })
        let absent = SettingsWarning.absent(
            in: settings, users: Self.missingUsers(of: settings), groups: Set(policy.missingGroups))
        self.warnings =
            (warnings + absent).map(\.description)
            + policy.missingGroups.map { JournalText.missingGroup($0) }
    }

    /// A name whose lookup failed is not missing.
    private static func missingUsers(of settings: Settings) -> Set<AccountName> {
        Set(settings.userNames.filter { NameService.user(named: $0.description) == .none })
    }
}

extension GroupLookup {
    fileprivate init(_ lookup: Lookup<GroupID>) {
        self =
            switch lookup {
            case .found(let gid): .gid(gid)
            case .none: .missing
            case .failed: .failed
            }
    }

    fileprivate var gid: GroupID? {
        if case .gid(let gid) = self { gid } else { nil }
    }
}
