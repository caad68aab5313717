import Identity

/// What one file says; keys that it lacks are nil.
struct SettingsLayer {
    var services: [ServiceName]?
    var require: Requirement?
    var methods: [Method]?
    var enrol: EnrolmentPolicy?
    var enrolUntil: CalendarDay?
    var rules: [Rule] = []
    var dormantAfter: WrittenDuration?
    var codeLife: WrittenDuration?
    var administrators: [String]?
    var helpdesk: [String]?
    var contact: String?

    func overridden(by later: Self) -> Self {
        Self(
            services: later.services ?? services, require: later.require ?? require,
            methods: later.methods ?? methods, enrol: later.enrol ?? enrol,
            enrolUntil: later.enrolUntil ?? enrolUntil, rules: rules + later.rules,
            dormantAfter: later.dormantAfter ?? dormantAfter, codeLife: later.codeLife ?? codeLife,
            administrators: later.administrators ?? administrators, helpdesk: later.helpdesk ?? helpdesk,
            contact: later.contact ?? contact)
    }

    /// The whole, with what the installed file says for each key that no file has.
    var settings: Settings {
        let installed = Settings.installed
        return Settings(
            login: LoginSettings(
                services: services ?? installed.login.services, require: require ?? installed.login.require,
                methods: methods ?? installed.login.methods, enrol: enrol ?? installed.login.enrol,
                enrolUntil: enrolUntil ?? installed.login.enrolUntil),
            rules: rules,
            accounts: AccountSettings(
                dormantAfter: dormantAfter?.seconds ?? installed.accounts.dormantAfter),
            codes: CodeSettings(lifeSeconds: codeLife?.seconds ?? installed.codes.lifeSeconds),
            control: ControlSettings(
                administrators: administrators ?? installed.control.administrators,
                helpdesk: helpdesk ?? installed.control.helpdesk),
            contact: contact ?? installed.contact)
    }
}
