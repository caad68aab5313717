import Identity
import Platform
import Settings

/// What the settings name, held against the users and groups of this host.
enum HostNames {
    /// Rules that match nobody here; a name that could not be looked up is not missing.
    static func absent(in settings: Settings) -> [SettingsWarning] {
        SettingsWarning.absent(
            in: settings, users: Set(settings.userNames.filter(isMissing)),
            groups: Set(settings.groupNames.filter(isMissing)))
    }

    private static func isMissing(_ user: AccountName) -> Bool {
        if case .none = NameService.user(named: user.description) { true } else { false }
    }

    private static func isMissing(_ group: String) -> Bool {
        if case .none = NameService.group(named: group) { true } else { false }
    }
}
