/// The server that mail is handed to.
package struct SMTPServer: Hashable, Sendable {
    package enum Security: String, CaseIterable, Hashable, Sendable, SettingsWord {
        /// Plain until STARTTLS (RFC 3207), which must succeed.
        case startTLS = "starttls"
        /// From the first byte (RFC 8314).
        case tls
        /// Never; to a loopback host alone.
        case none

        /// Where no port is set.
        package var port: Int {
            switch self {
            case .startTLS: 587
            case .tls: 465
            case .none: 25
            }
        }
    }

    /// A host name, or an address; IPv6 without brackets.
    package let host: String
    /// 1 to 65535.
    package let port: Int
    package let security: Security
    /// Set together with ``passwordFile``, and never where ``security`` is ``Security/none``.
    package let username: String?
    /// An absolute path, or the bare name of a systemd credential.
    package let passwordFile: String?
    /// An absolute path: these authorities alone are believed; nil for the host's.
    package let caFile: String?

    package init(
        host: String, port: Int? = nil, security: Security = .startTLS, username: String? = nil,
        passwordFile: String? = nil, caFile: String? = nil
    ) {
        self.host = host
        self.port = port ?? security.port
        self.security = security
        self.username = username
        self.passwordFile = passwordFile
        self.caFile = caFile
    }
}
