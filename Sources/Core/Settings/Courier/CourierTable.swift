/// The tables of `courier.conf`, and the keys that each may have, whatever its `via`.
package enum CourierTable: String, CaseIterable, Hashable, Sendable {
    case file, mail, sms

    var keys: [String] {
        switch self {
        case .file: [Self.mail.rawValue, Self.sms.rawValue]
        case .mail: MailProvider.allKeys
        case .sms: SMSProvider.allKeys
        }
    }

    /// A table that has `key`, for whoever put it into the wrong one.
    static func having(_ key: String) -> Self? {
        allCases.first { $0.keys.contains(key) }
    }
}
