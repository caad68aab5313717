import Identity

extension SettingsLayer {
    /// The whole: what no file says is as the preset has it, and else as the installed file.
    var settings: Settings {
        let installed = Settings.installed
        return Settings(
            login: login, rules: rules, sessions: sessionSettings,
            accounts: AccountSettings(
                dormantAfter: dormantAfter?.seconds ?? installed.accounts.dormantAfter,
                vanishedAfter: vanishedAfter?.seconds ?? installed.accounts.vanishedAfter),
            codes: CodeSettings(lifeSeconds: codeLife?.seconds ?? installed.codes.lifeSeconds), risk: risk,
            control: ControlSettings(
                administrators: administrators ?? installed.control.administrators,
                helpdesk: helpdesk ?? installed.control.helpdesk),
            contact: contact ?? installed.contact, preset: preset)
    }

    var risk: RiskSettings {
        let installed = RiskSettings.installed
        return RiskSettings(
            weights: installed.weights.merging(weights) { $1 }, elevated: elevated ?? installed.elevated,
            high: high ?? installed.high)
    }

    private var sessionSettings: SessionSettings {
        let demands = preset?.demands ?? PresetDemands()
        return SessionSettings(
            idle: sessions.idle ?? demands.sessionIdle.map { .after(seconds: $0) } ?? .off,
            max: sessions.max ?? demands.sessionMax.map { .after(seconds: $0) }
                ?? (endsSessions ? SessionSettings.installedMax : .off),
            warning: sessions.warning ?? SessionSettings.installedWarning, leftBehind: leftBehind ?? .end)
    }

    private var login: LoginSettings {
        let installed = LoginSettings.installed
        let demands = preset?.demands ?? PresetDemands()
        return LoginSettings(
            services: services ?? installed.services, require: require ?? installed.require,
            methods: methods ?? installed.methods.filter(demands.methods.contains),
            enrol: enrol ?? installed.enrol, enrolUntil: enrolUntil ?? installed.enrolUntil,
            freshSeconds: fresh?.seconds ?? min(installed.freshSeconds, demands.longestFresh),
            remember: remember?.remembrance)
    }

    /// What is wrong only with all files together, besides the rules' order.
    var faults: [SettingsFault] {
        [riskFault].compactMap(\.self) + PresetJudgement.faults(in: self)
    }

    /// At the later of the two keys; the installed values are in order, so one of them stands somewhere.
    private var riskFault: SettingsFault? {
        let key = high == nil ? "elevated" : "high"
        guard risk.elevated > risk.high, let place = places[key] else { return nil }
        return SettingsFault(
            position: place, table: .risk, key: key,
            kind: .riskOutOfOrder(elevated: risk.elevated, high: risk.high))
    }
}
