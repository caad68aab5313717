extension RuleBook {
    /// Takes over settings that were read anew, or says why not; then those in force stay, on trial or not.
    func take(_ result: Result<Edition, any Error>, _ audit: AuditTrail) {
        switch result {
        case .success(let edition):
            adopt(edition)
            audit.settingsLoaded(file, edition.warnings)
        case .failure(let error):
            problem = String(describing: error)
            audit.settingsRejected(error as? SettingsRefusal ?? SettingsRefusal(error))
        }
    }
}
