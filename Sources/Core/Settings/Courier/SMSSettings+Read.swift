extension SMSSettings {
    init?(from table: inout TableReader) {
        let mostADay = table.mostADay(usually: Self.usualMostADay)
        guard let provider: SMSProvider = table.provider() else { return nil }
        let countries = table.needed("countries", by: provider) { $0.countries($1) }
        let via = Self.via(provider, from: &table)
        guard let via, let countries else { return nil }
        self.init(via: via, countries: countries, mostADay: mostADay)
    }

    private static let usualOutbox = "/var/spool/gammu/outbox"

    private static func via(_ provider: SMSProvider, from table: inout TableReader) -> Via? {
        switch provider {
        case .twilio:
            SMSAccount(provider, usually: "https://api.twilio.com", from: &table).map { .twilio($0) }
        case .vonage:
            SMSAccount(provider, usually: "https://rest.nexmo.com", from: &table).map { .vonage($0) }
        case .http: HTTPGateway(from: &table).map { .http($0) }
        case .program: SMSProgram(from: &table).map { .program($0) }
        case .gammu: .gammu(outbox: table.path("outbox") ?? usualOutbox)
        }
    }
}

extension TableReader {
    fileprivate mutating func countries(_ key: String) -> [String]? {
        list(key) { reader, text, position in
            let digits = text.dropFirst()
            guard text.first == "+", (1...15).contains(digits.count), digits.first != "0",
                digits.allSatisfy({ $0.isASCII && $0.isNumber })
            else {
                reader.note(.courier(.badCountry(text)), key: key, at: position)
                return nil
            }
            return text
        }
    }
}
