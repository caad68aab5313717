package import Identity

/// `[sms]` of `courier.conf`: how short messages are sent, and to which countries.
package struct SMSSettings: Hashable, Sendable {
    package static let usualMostADay = 500

    package enum Via: Hashable, Sendable {
        case twilio(SMSAccount)
        case vonage(SMSAccount)
        case http(HTTPGateway)
        case program(SMSProgram)
        /// The folder from which gammu-smsd takes what it sends, an absolute path.
        case gammu(outbox: String)
    }

    package let via: Via
    /// Beginnings of E.164 numbers, such as `+49`; never empty.
    package let countries: [String]
    /// 1 to ``MailSettings/greatestMostADay``.
    package let mostADay: Int

    package init(via: Via, countries: [String], mostADay: Int = usualMostADay) {
        self.via = via
        self.countries = countries
        self.mostADay = mostADay
    }

    /// Whether ``countries`` has the beginning of `number`.
    package func allows(_ number: PhoneNumber) -> Bool {
        countries.contains { number.description.hasPrefix($0) }
    }
}
