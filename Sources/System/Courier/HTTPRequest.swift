/// What a gateway is asked.
package struct HTTPRequest: Sendable {
    /// Such as `POST`.
    package let method: String
    /// `https:` or `http:`; without a user or a password in it.
    package let url: String
    package let headers: [(String, String)]
    package let body: [UInt8]
    /// For Basic authentication (RFC 7617).
    package let userAndPassword: (String, String)?
    /// The only certificate authorities that count; nil: the system's.
    package let caFile: String?
    /// What must not be in a transcript or a detail, in each spelling in which it is sent.
    package let secrets: [String]

    package init(
        method: String, url: String, headers: [(String, String)] = [], body: [UInt8] = [],
        userAndPassword: (String, String)? = nil, caFile: String? = nil, secrets: [String] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.userAndPassword = userAndPassword
        self.caFile = caFile
        self.secrets = secrets
    }
}
