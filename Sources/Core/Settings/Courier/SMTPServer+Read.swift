extension SMTPServer {
    init?(from table: inout TableReader) {
        let host = table.needed("host", by: MailProvider.smtp) { $0.host($1) }
        let port = table.number("port", within: 1...65_535)
        let security: Security = table.word("tls") ?? .startTLS
        let username = table.line("username", longest: 255, asciiOnly: false)
        let passwordFile = table.secretPlace("password_file")
        let caFile = table.path("ca_file")
        table.checkLogin(security)
        guard let host else { return nil }
        table.checkPlainness(security, of: host)
        self.init(
            host: host.text, port: port, security: security, username: username, passwordFile: passwordFile,
            caFile: caFile)
    }
}

extension TableReader {
    fileprivate mutating func host(_ key: String) -> ProviderHost? {
        guard let (text, position) = string(key) else { return nil }
        let host = ProviderHost(text)
        if host == nil { note(.courier(.badHost(text)), key: key, at: position) }
        return host
    }

    /// A user name and a password come together, and never without encryption.
    fileprivate mutating func checkLogin(_ security: SMTPServer.Security) {
        for (key, partner) in [("username", "password_file"), ("password_file", "username")]
        where self[key] != nil && self[partner] == nil {
            note(.courier(.missingPartner(partner)), key: key, at: self[key]?.position)
        }
        for key in ["username", "password_file", "ca_file"] where security == .none {
            guard let value = self[key] else { continue }
            note(.courier(.needsEncryption), key: key, at: value.position)
        }
    }

    fileprivate mutating func checkPlainness(_ security: SMTPServer.Security, of host: ProviderHost) {
        guard security == .none, !host.isLoopback else { return }
        note(.courier(.plainElsewhere(host: host.text)), key: "tls", at: self["tls"]?.position)
    }
}
