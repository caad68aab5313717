/// A provider of short messages whose HTTP interface the settings describe.
package struct HTTPGateway: Hashable, Sendable {
    package enum Method: String, CaseIterable, Hashable, Sendable, SettingsWord {
        case post = "POST"
        case get = "GET"
        case put = "PUT"
    }

    /// How what is filled into the body is written there.
    package enum Escaping: String, CaseIterable, Hashable, Sendable, SettingsWord {
        /// As inside a string of JSON (RFC 8259 §7).
        case json
        /// As in a form (WHATWG URL, application/x-www-form-urlencoded).
        case form
        /// As it is.
        case none
    }

    package struct Header: Hashable, Sendable {
        /// A token (RFC 9110 §5.1).
        package let name: String
        /// Printable ASCII, without the message's text.
        package let value: MessageTemplate

        package init(name: String, value: MessageTemplate) {
            self.name = name
            self.value = value
        }
    }

    package let method: Method
    /// Begins with `https://` and a host, without anything to fill in there; `http` to a loopback host alone.
    package let url: MessageTemplate
    package let headers: [Header]
    /// Nil with GET alone.
    package let body: MessageTemplate?
    package let escaping: Escaping
    /// An absolute path, or the bare name of a systemd credential; set if something has ``MessageTemplate/Field/token``.
    package let tokenFile: String?
    /// The statuses that mean sent, each within 100 to 599.
    package let sentStatus: [ClosedRange<Int>]
    /// What the answer must have in it as well.
    package let sentIf: String?
    /// An absolute path: these authorities alone are believed; nil for the host's.
    package let caFile: String?

    package init(
        method: Method = .post, url: MessageTemplate, headers: [Header] = [], body: MessageTemplate? = nil,
        escaping: Escaping = .json, tokenFile: String? = nil, sentStatus: [ClosedRange<Int>] = [200...299],
        sentIf: String? = nil, caFile: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.escaping = escaping
        self.tokenFile = tokenFile
        self.sentStatus = sentStatus
        self.sentIf = sentIf
        self.caFile = caFile
    }
}
