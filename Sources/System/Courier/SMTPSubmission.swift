package import Identity
package import Settings

/// One letter for one person, and the server that is to take it.
package struct SMTPSubmission: Sendable {
    package let server: SMTPServer
    /// Of the server's user; nil where it has none.
    package let password: [UInt8]?
    /// The name that this host greets with.
    package let greeting: String
    package let from: EmailAddress
    package let to: EmailAddress
    /// All of it, with CRLF; dots at the beginning of a line are libcurl's business.
    package let message: [UInt8]

    package init(
        server: SMTPServer, password: [UInt8]?, greeting: String, from: EmailAddress, to: EmailAddress,
        message: [UInt8]
    ) {
        self.server = server
        self.password = password
        self.greeting = greeting
        self.from = from
        self.to = to
        self.message = message
    }

    /// With the greeting in the place of a path.
    var url: String {
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let name = String(greeting.unicodeScalars.filter(Self.isOfName).map { Character($0) })
        let scheme = server.security == .tls ? "smtps" : "smtp"
        return "\(scheme)://\(host):\(server.port)/\(name.isEmpty ? "localhost" : name)"
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
                || scalar == ".")
    }

    var redaction: Redaction {
        guard let user = server.username, let password else { return Redaction([]) }
        return Redaction(user: user, password: password)
    }
}
