/// What `courier.conf` says, judged and complete: the providers of mail and SMS, where there are any.
package struct CourierSettings: Hashable, Sendable {
    package let mail: MailSettings?
    package let sms: SMSSettings?

    package init(mail: MailSettings? = nil, sms: SMSSettings? = nil) {
        self.mail = mail
        self.sms = sms
    }

    /// What became of the file: settings, or faults, never both.
    package struct Judgement: Hashable, Sendable {
        package let settings: CourierSettings?
        /// In the order of the lines.
        package let faults: [SettingsFault]
    }

    /// Judges the table of the whole file; one without any table sends nothing.
    package static func judge(_ tree: SettingsTree) -> Judgement {
        guard case .table(let entries, let position) = tree else {
            let kind = SettingsFault.Kind.wrongType(expected: .table, found: tree.kind)
            let fault = SettingsFault(position: tree.position, table: .courier(.file), kind: kind)
            return Judgement(settings: nil, faults: [fault])
        }
        var file = TableReader(entries, at: position, as: .courier(.file))
        let settings = Self(
            mail: file.inner(.mail) { MailSettings(from: &$0) },
            sms: file.inner(.sms) { SMSSettings(from: &$0) })
        let faults = file.faults.sorted { $0.position < $1.position }
        return Judgement(settings: faults.isEmpty ? settings : nil, faults: faults)
    }
}
