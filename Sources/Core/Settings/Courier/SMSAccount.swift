/// An account with a provider whose interface is Twilio's or Vonage's.
package struct SMSAccount: Hashable, Sendable {
    /// Twilio's account SID, or Vonage's API key: ASCII letters, digits, `.`, `_` and `-`.
    package let account: String
    /// An absolute path, or the bare name of a systemd credential: Twilio's auth token, or Vonage's API secret.
    package let tokenFile: String
    /// A number, a name or, with Twilio, a messaging service (`MG…`): 1 to 40 printable ASCII characters.
    package let from: String
    /// `https://api.example.org`, without a slash at the end; `http` to a loopback host alone.
    package let url: String
    /// An absolute path: these authorities alone are believed; nil for the host's.
    package let caFile: String?

    package init(account: String, tokenFile: String, from: String, url: String, caFile: String? = nil) {
        self.account = account
        self.tokenFile = tokenFile
        self.from = from
        self.url = url
        self.caFile = caFile
    }
}
