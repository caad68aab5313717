/// Something of somebody who leaves that is still on the host, and that Sallyport does not touch.
struct Remainder: Encodable, Hashable {
    /// As JSON has it.
    enum Kind: String, Encodable {
        case account, password, files, crontab, atJob = "at-job", authorizedKeys = "authorized-keys", sudoers
        case group, process, linger, userUnit = "user-unit", alias
        /// A place that was not looked at, or not wholly.
        case unread

        /// Whether it may act while the rest is removed.
        var runs: Bool { [.process, .linger, .crontab, .atJob, .userUnit].contains(self) }
    }

    let kind: Kind
    /// What it is, without a full stop; nothing in it can steer a terminal.
    let text: String
    /// What removes it, or lists what people must look at first.
    ///
    /// Whoever prints it escapes what could steer a terminal.
    let command: String?

    init(_ kind: Kind, _ text: String, _ command: String? = nil) {
        self.kind = kind
        self.text = text
        self.command = command
    }
}
