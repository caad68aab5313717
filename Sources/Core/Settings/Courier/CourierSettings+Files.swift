extension CourierSettings {
    /// The files of authorities that it names, each with its table.
    package var caFiles: [(table: CourierTable, path: String)] {
        let files: [(CourierTable, String?)] = [(.mail, mail?.via.caFile), (.sms, sms?.via.caFile)]
        return files.compactMap { table, path in path.map { (table, $0) } }
    }
}

extension MailSettings.Via {
    fileprivate var caFile: String? {
        switch self {
        case .smtp(let server): server.caFile
        case .sendmail: nil
        }
    }
}

extension SMSSettings.Via {
    fileprivate var caFile: String? {
        switch self {
        case .twilio(let account), .vonage(let account): account.caFile
        case .http(let gateway): gateway.caFile
        case .program, .gammu: nil
        }
    }
}

extension SettingsTree {
    /// What stands at the key of a table.
    package subscript(key: String) -> SettingsTree? {
        guard case .table(let entries, _) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }
}
