import Identity

extension MailSettings {
    init?(from table: inout TableReader) {
        let mostADay = table.mostADay(usually: Self.usualMostADay)
        guard let provider: MailProvider = table.provider() else { return nil }
        let from = table.needed("from", by: provider) { $0.mailbox($1) }
        let via = Self.via(provider, from: &table)
        guard let via, let from else { return nil }
        self.init(via: via, from: from, mostADay: mostADay)
    }

    private static let usualProgram = "/usr/sbin/sendmail"

    private static func via(_ provider: MailProvider, from table: inout TableReader) -> Via? {
        switch provider {
        case .smtp: SMTPServer(from: &table).map { .smtp($0) }
        case .sendmail: .sendmail(program: table.path("program") ?? usualProgram)
        }
    }
}

extension TableReader {
    fileprivate mutating func mailbox(_ key: String) -> Mailbox? {
        guard let (text, position) = string(key) else { return nil }
        do throws(IdentityError) {
            return try Mailbox(text)
        } catch {
            note(.courier(.badMailbox(text, error)), key: key, at: position)
            return nil
        }
    }
}
